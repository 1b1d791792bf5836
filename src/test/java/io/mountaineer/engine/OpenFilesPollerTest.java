package io.mountaineer.engine;

import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.OpenFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFilesPollerTest {

  private static final Duration AT_ONCE = Duration.ZERO;

  @TempDir Path folder;
  private FakeMac mac;
  private Path volume;
  private ManualWorkers workers;
  private int wakeUps;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
    volume = mac.volume(CORE);
    workers = new ManualWorkers();
  }

  private OpenFilesPoller watch(Workers workers) {
    return new OpenFilesPoller(mac.tap.over(mac.mac.platform()), workers, () -> wakeUps++);
  }

  @Test
  void whileALookIsInFlightNoOtherIsBegun() {
    OpenFilesPoller watch = watch(workers);

    for (int i = 0; i < 5; i++) {
      assertEquals(Optional.empty(), watch.look(volume, AT_ONCE));
    }

    assertEquals(1, workers.tasks.size());
  }

  @Test
  void aFindingIsHandedOutOnce() {
    OpenFilesPoller watch = watch(workers);
    watch.look(volume, AT_ONCE);

    workers.finish(0);

    assertEquals(Optional.of(new OpenFiles.None()), watch.look(volume, AT_ONCE));
    assertEquals(Optional.empty(), watch.look(volume, AT_ONCE));
    assertEquals(1, workers.tasks.size());
  }

  @Test
  void aLookThatEndsAfterTheCycleWakesTheLoopAndOneThatTheCycleSawDoesNot() {
    OpenFilesPoller watch = watch(workers);
    watch.look(volume, AT_ONCE);
    assertEquals(0, wakeUps);

    workers.finish(0);
    assertEquals(1, wakeUps);

    watch.look(volume, AT_ONCE);
    watch(Workers.inline()).look(volume, AT_ONCE);
    assertEquals(1, wakeUps);
  }

  @Test
  void aQuickLookIsRepeatedInTheNextCycle() {
    OpenFilesPoller watch = watch(Workers.inline());

    watch.look(volume, AT_ONCE);
    watch.look(volume, AT_ONCE);

    assertEquals(2, mac.tap.calls("lsof"));
  }

  @Test
  void aSlowLookIsFollowedByAPauseTenTimesAsLong() {
    OpenFilesPoller watch = watch(Workers.inline());
    mac.tap.before(call -> mac.time.pause(Duration.ofSeconds(2)));
    watch.look(volume, AT_ONCE);

    mac.time.pause(Duration.ofMillis(19_999));
    assertEquals(Optional.empty(), watch.look(volume, AT_ONCE));
    mac.time.pause(Duration.ofMillis(1));
    watch.look(volume, AT_ONCE);

    assertEquals(2, mac.tap.calls("lsof"));
  }

  @Test
  void theLongestPauseIsAMinute() {
    OpenFilesPoller watch = watch(Workers.inline());
    mac.mac.faults().lsofHangs(true);
    watch.look(volume, AT_ONCE);

    mac.time.pause(Duration.ofSeconds(60));
    watch.look(volume, AT_ONCE);

    assertEquals(2, mac.tap.calls("lsof"));
  }

  @Test
  void aLookThatGoesWrongFoundOutNothing() {
    mac.tap.before(call -> failIf(call.startsWith("lsof")));

    OpenFiles found = watch(Workers.inline()).look(volume, AT_ONCE).orElseThrow();

    assertTrue(found instanceof OpenFiles.Unknown, found.toString());
  }

  private static void failIf(boolean matches) {
    if (matches) {
      throw new IllegalStateException("a defect");
    }
  }

  @Test
  void aFindingThatWasNotAskedForInTimeIsOutOfDate() {
    OpenFilesPoller watch = watch(workers);
    watch.look(volume, AT_ONCE);
    workers.finish(0);

    watch.forget(volume);
    mac.opens(CORE, "vim");

    assertEquals(Optional.empty(), watch.look(volume, AT_ONCE));
    workers.finish(0);
    assertEquals("in use by vim (pid 712)", watch.look(volume, AT_ONCE).orElseThrow().toString());
  }

  @Test
  void forgettingBeginsNoSecondLookBesideOneInFlight() {
    OpenFilesPoller watch = watch(workers);
    watch.look(volume, AT_ONCE);

    watch.forget(volume);
    watch.look(volume, AT_ONCE);

    assertEquals(1, workers.tasks.size());
  }

  @Test
  void eachShareIsLookedAtByItself() {
    OpenFilesPoller watch = watch(workers);

    watch.look(volume, AT_ONCE);
    watch.look(mac.volume(FakeMac.VAULT), AT_ONCE);

    assertEquals(2, workers.tasks.size());
  }
}
