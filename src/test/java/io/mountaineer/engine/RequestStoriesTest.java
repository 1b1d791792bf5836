package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Hold;
import io.mountaineer.core.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestStoriesTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void aRequestIsCarriedOutWithinOneCycleAfterTheLastFileIsClosed() {
    mac.mountedVia(TB).opens(CORE, "vim").request(CORE, FALLBACK, HOUR);
    mac.runFor(60).then(CORE).isMountedVia(TB).wasNeverUnmounted();

    mac.mac.closeAll();
    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.PINNED).wasUnmountedBy("unmounted CORE");
    assertEquals(Optional.empty(), mac.state(CORE).intents().request());
    assertEquals(1, mac.logged("request_done"));
  }

  @Test
  void aReconcileOfCronCarriesItOutToo() {
    mac.mountedVia(TB).request(CORE, FALLBACK, HOUR);

    mac.act(new Operation.Reconcile());

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.PINNED);
  }

  @Test
  void itRunsOutAndSaysSo() {
    mac.mountedVia(TB).opens(CORE, "vim").request(CORE, FALLBACK, Duration.ofMinutes(10));

    mac.runFor(610);

    mac.then(CORE).isMountedVia(TB).hasError("timed out");
    assertEquals(1, mac.logged("request_ended"));
    mac.runFor(610).then(CORE).hasNoError();
  }

  @Test
  void itWaitsForAPauseToEnd() {
    mac.mountedVia(TB).pause(CORE, Duration.ofMinutes(5)).request(CORE, FALLBACK, HOUR);

    mac.runFor(290).then(CORE).isMountedVia(TB);
    mac.runFor(20).then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aCommandOfTheUserReplacesIt() {
    mac.mountedVia(FALLBACK).opens(CORE, "vim").request(CORE, TB, HOUR).runFor(4);
    mac.mac.closeAll();

    mac.act(new UnmountShare(false));

    assertEquals(Optional.empty(), mac.state(CORE).intents().request());
    mac.runFor(60).then(CORE).isNotMounted();
  }

  @Test
  void aRequestThatIsTakenBackDuringACycleIsNotCarriedOut() {
    mac.mountedVia(TB).request(CORE, FALLBACK, HOUR);
    mac.tap.before(
        call -> {
          if (call.startsWith("probe")) {
            mac.tap.before(each -> {});
            mac.intends(CORE, intents -> intents.withRequest(Optional.empty()));
          }
        });

    mac.runFor(10).then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void aKilledProcessLeavesEitherTheRequestOrItsResult() throws Exception {
    int point = 1;
    for (boolean isCutOff = true; isCutOff; point++) {
      mac = new FakeMac(Files.createDirectory(folder.resolve("cut-" + point)));
      mac.mountedVia(TB).runFor(10).request(CORE, FALLBACK, HOUR);

      isCutOff = CrashPoint.isCutOff(mac, point, mac::cycle);
      mac.lockFilesGo().restart().runFor(80);

      mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.PINNED).hasNoError();
      assertEquals(Optional.empty(), mac.state(CORE).intents().request());
    }
    assertTrue(point > 10, "points: " + point);
  }

  @Test
  void aKilledDepartureIsNotUndone() throws Exception {
    int point = 1;
    for (boolean isCutOff = true; isCutOff; point++) {
      mac = new FakeMac(Files.createDirectory(folder.resolve("cut-" + point)));
      mac.settings.autoFailback = true;
      mac.mountedVia(TB).runFor(10);
      Request request = Request.toDepart(false, mac.time.now(), Optional.empty());
      mac.intends(CORE, intents -> intents.withRequest(Optional.of(request)));

      isCutOff = CrashPoint.isCutOff(mac, point, mac::cycle);
      mac.lockFilesGo().restart().runFor(25);

      mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.DEPARTED).hasNoError();
    }
    assertTrue(point > 10, "points: " + point);
  }

  @Test
  void aDepartedShareReturnsOnceTheCableWasPulledAndIsBack() {
    mac.settings.autoFailback = true;
    mac.mountedVia(TB).runFor(10);
    Request request = Request.toDepart(false, mac.time.now(), Optional.empty());
    mac.intends(CORE, intents -> intents.withRequest(Optional.of(request)));

    mac.runFor(300).then(CORE).isMountedVia(FALLBACK).isHeld(Hold.DEPARTED);
    mac.pullThunderbolt().runFor(60).then(CORE).isMountedVia(FALLBACK).isHeld(Hold.DEPARTED);
    mac.plugInThunderbolt().runFor(20).then(CORE).isMountedVia(FALLBACK);
    mac.runFor(20).then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }
}
