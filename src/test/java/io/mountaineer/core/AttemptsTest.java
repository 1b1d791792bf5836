package io.mountaineer.core;

import static io.mountaineer.core.Failure.Kind.LOGIN_REFUSED;
import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  @ParameterizedTest
  @CsvSource({"0, true", "1799, true", "1800, false", "-1, false"})
  void aRefusedLoginCountsFor30Minutes(long secondsLater, boolean refused) {
    var attempts = Attempts.NONE.mountFailed(failure(LOGIN_REFUSED), FALLBACK, NOW);

    assertEquals(refused, attempts.loginRefused(FALLBACK, NOW.plusSeconds(secondsLater)));
    assertFalse(attempts.loginRefused(TB, NOW.plusSeconds(secondsLater)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.Kind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LOGIN_REFUSED"})
  void noOtherFailureIsARefusedLogin(Failure.Kind kind) {
    var mount = Attempts.NONE.mountFailed(failure(kind), TB, NOW);
    var recovery = Attempts.NONE.recoveryFailed(failure(kind), NOW);

    assertFalse(mount.loginRefused(TB, NOW));
    assertFalse(recovery.loginRefused(TB, NOW));
  }

  @Test
  void aLaterRefusalStartsThe30MinutesAnew() {
    var later = NOW.plusSeconds(1800);

    var attempts =
        Attempts.NONE
            .mountFailed(failure(LOGIN_REFUSED), TB, NOW)
            .mountFailed(failure(LOGIN_REFUSED), TB, later);

    assertEquals(true, attempts.loginRefused(TB, later.plusSeconds(1799)));
  }

  @Test
  void aMountOnThunderboltEndsTheWaitsOfTheRecoveryAndOneOnFallbackDoesNot() {
    var attempts = Attempts.NONE.recoveryBusy(NOW);

    assertEquals(Retry.NONE, attempts.mounted(TB).recovery());
    assertEquals(attempts.recovery(), attempts.mounted(FALLBACK).recovery());
  }

  private static Failure failure(Failure.Kind kind) {
    return Failure.of(kind, "failed");
  }
}
