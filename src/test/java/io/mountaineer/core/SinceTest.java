package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Moment since which a share is mounted over this address, or over none. */
class SinceTest {

  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
  private static final Optional<Instant> EARLIER = Optional.of(TEN.minusSeconds(3600));
  private static final ShareState ON_TB = ShareState.NEW.withActive(Optional.of(TB));

  @Test
  void itIsNotKnownForAShareThatWasNeverSeenMounted() {
    assertEquals(Optional.empty(), World.notMounted().remembered().since());
  }

  @Test
  void itIsNotKnownForAChangeThatNobodyWatched() {
    assertEquals(Optional.empty(), World.mounted(TB).remembered().since());
    ShareState gone = World.notMounted().remembering(since(EARLIER)).remembered();

    assertEquals(Optional.empty(), gone.since());
  }

  @Test
  void itStaysWhileTheAddressIsTheSame() {
    ShareState later = World.mounted(TB).remembering(since(EARLIER)).remembered();

    assertEquals(EARLIER, later.since());
  }

  @Test
  void itBeginsAgainWhenTheMountGoesOrMovesBetweenTwoCycles() {
    World gone = World.mounted(TB).later(2).showing(new MountStatus.NotMounted());
    World moved = World.mounted(TB).later(2).showing(World.mount(FALLBACK, MountHealth.alive()));

    assertEquals(
        Optional.of(TEN.plusSeconds(2)), gone.remembering(since(EARLIER)).remembered().since());
    assertEquals(
        Optional.of(TEN.plusSeconds(2)), moved.remembering(since(EARLIER)).remembered().since());
  }

  @Test
  void anUnreadableMountTableSaysNothingOfIt() {
    World unreadable = World.mounted(TB).tableUnreadable();

    assertEquals(EARLIER, unreadable.remembering(since(EARLIER)).remembered().since());
  }

  @Test
  void anActOfTheUserBeginsIt() {
    ShareState away = ShareState.NEW.withHold(Hold.UNMOUNTED);

    assertEquals(Optional.of(TEN), away.dated(ShareState.NEW, TEN).since());
    assertEquals(Optional.of(TEN), ON_TB.dated(ShareState.NEW, TEN).since());
  }

  @Test
  void aMomentInTheFutureIsOfAClockThatWasSetBack() {
    ShareState state = since(Optional.of(TEN.plus(Duration.ofDays(1))));

    assertEquals(Optional.empty(), state.dated(state, TEN).since());
  }

  private static ShareState since(Optional<Instant> moment) {
    ShareState dated = ON_TB.dated(ShareState.NEW, moment.orElseThrow());
    assertEquals(moment, dated.since());
    return dated;
  }
}
