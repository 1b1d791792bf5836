package io.mountaineer.core;

import static io.mountaineer.core.Failure.Kind.LOGIN_REFUSED;
import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
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

    assertEquals(refused, attempts.activeBar(FALLBACK, NOW.plusSeconds(secondsLater)).isPresent());
    assertFalse(attempts.activeBar(TB, NOW.plusSeconds(secondsLater)).isPresent());
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.Kind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LOGIN_REFUSED", "CANCELLED", "NO_PASSWORD"})
  void noOtherFailureBarsAHostAtOnce(Failure.Kind kind) {
    var mount = Attempts.NONE.mountFailed(failure(kind), TB, NOW);
    var recovery = Attempts.NONE.recoveryFailed(failure(kind), NOW);

    assertFalse(mount.activeBar(TB, NOW).isPresent());
    assertFalse(recovery.activeBar(TB, NOW).isPresent());
  }

  @Test
  void aChangeOfWhatIsSavedForTheLoginEndsItsBarAndNoOther() {
    var refused = failure(LOGIN_REFUSED).withLogin(Optional.of("20260102Z"));
    var attempts = Attempts.NONE.mountFailed(refused, TB, NOW).mountFailed(refused, FALLBACK, NOW);

    assertEquals(attempts, attempts.loginSeen(TB, "20260102Z"));
    var changed = attempts.loginSeen(TB, "20260103Z");

    assertFalse(changed.activeBar(TB, NOW).isPresent());
    assertTrue(changed.activeBar(FALLBACK, NOW).isPresent());
  }

  @Test
  void anEntryThatAppearsEndsTheBar() {
    var refused = failure(LOGIN_REFUSED).withLogin(Optional.of("-/-/-"));

    var attempts = Attempts.NONE.mountFailed(refused, TB, NOW).loginSeen(TB, "-/-/20260103Z");

    assertFalse(attempts.activeBar(TB, NOW).isPresent());
  }

  @Test
  void aBarOfWhoseLoginNothingIsKnownTakesTheFirstFindingForIt() {
    var known =
        Attempts.NONE.mountFailed(failure(LOGIN_REFUSED), TB, NOW).loginSeen(TB, "20260102Z");

    assertTrue(known.activeBar(TB, NOW).isPresent());
    assertFalse(known.loginSeen(TB, "20260103Z").activeBar(TB, NOW).isPresent());
  }

  @Test
  void aCancelledLoginDoesNotDependOnWhatIsSaved() {
    var cancelled = failure(Failure.Kind.CANCELLED).withLogin(Optional.of("20260102Z"));

    var attempts = Attempts.NONE.mountFailed(cancelled, TB, NOW).loginSeen(TB, "20260103Z");

    assertTrue(attempts.activeBar(TB, NOW).isPresent());
  }

  @Test
  void theTextSaysThatAChangedPasswordIsTried() {
    String text = new Bar(LOGIN_REFUSED, NOW, 1).failure("10.10.10.1").text();

    assertTrue(text.contains("a change of the config or of the saved password"), text);
  }

  @Test
  void aLaterRefusalStartsThe30MinutesAgain() {
    var later = NOW.plusSeconds(1800);

    var attempts =
        Attempts.NONE
            .mountFailed(failure(LOGIN_REFUSED), TB, NOW)
            .mountFailed(failure(LOGIN_REFUSED), TB, later);

    assertEquals(true, attempts.activeBar(TB, later.plusSeconds(1799)).isPresent());
  }

  @Test
  void aMountOnThunderboltEndsTheWaitsOfTheRecoveryAndOneOnFallbackDoesNot() {
    var attempts = Attempts.NONE.recoveryBusy(NOW);

    assertEquals(Backoff.NONE, attempts.mounted(TB).recovery());
    assertEquals(attempts.recovery(), attempts.mounted(FALLBACK).recovery());
  }

  private static Failure failure(Failure.Kind kind) {
    return Failure.of(kind, "failed");
  }

  @Test
  void theSecondTimeoutInARowBarsItsHostForTenMinutes() {
    var once = Attempts.NONE.mountFailed(failure(Failure.Kind.TIMED_OUT), TB, NOW);
    var twice = once.mountFailed(failure(Failure.Kind.TIMED_OUT), TB, NOW.plusSeconds(60));

    assertTrue(once.activeBar(TB, NOW).isEmpty() && once.timedOutRecently(TB, NOW));
    assertTrue(twice.activeBar(TB, NOW.plusSeconds(659)).isPresent());
    assertTrue(twice.activeBar(TB, NOW.plusSeconds(660)).isEmpty());
    assertTrue(twice.activeBar(FALLBACK, NOW.plusSeconds(61)).isEmpty());
  }

  @Test
  void aCancelledLoginBarsForFiveMinutesAndThenForThirtyUntilAWake() {
    var once = Attempts.NONE.mountFailed(failure(Failure.Kind.CANCELLED), TB, NOW);
    var twice = once.mountFailed(failure(Failure.Kind.CANCELLED), TB, NOW.plusSeconds(300));

    assertTrue(once.activeBar(TB, NOW.plusSeconds(299)).isPresent());
    assertTrue(once.activeBar(TB, NOW.plusSeconds(300)).isEmpty());
    assertTrue(twice.activeBar(TB, NOW.plusSeconds(2099)).isPresent());
    assertTrue(twice.withoutCancels().activeBar(TB, NOW.plusSeconds(301)).isEmpty());
  }
}
