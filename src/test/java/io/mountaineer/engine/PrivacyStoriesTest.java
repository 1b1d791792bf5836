package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivacyStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @BeforeEach
  void macOsRefusesTheLocalNetworkToJava() {
    mac.tb().privacyRefusesJava(true);
    mac.fallback().privacyRefusesJava(true);
  }

  @Test
  void aShareIsMountedAlthoughJavaIsRefused() {
    mac.looksTwice();

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aMountIsNotTornDownBecauseJavaIsRefused() {
    mac.mountedVia(TB).runFor(60);

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted().hasNoError();
  }

  @Test
  void aRefusalThatBeginsLaterTearsNothingDownEither() {
    mac.tb().privacyRefusesJava(false);
    mac.mountedVia(TB).runFor(20);

    mac.tb().privacyRefusesJava(true);
    mac.runFor(60);

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void theReasonIsShown() {
    mac.mountedVia(TB);

    String detail = mac.status().seen().tb().detail();

    assertTrue(detail.contains("macOS refuses the local network to java"), detail);
  }

  @Test
  void laterProbesUseTheProbeThatWorks() {
    mac.mountedVia(TB).cycle();
    mac.tap.forget();

    mac.runFor(20);

    assertEquals(0, mac.tap.calls("probe 10.10.10.1"));
    assertEquals(10, mac.tap.calls("nc 10.10.10.1"));
  }

  @Test
  void aPulledCableIsStillNoticed() {
    mac.mountedVia(TB).runFor(10);

    mac.pullThunderbolt().cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void recoveryWorksWithoutJavasProbe() {
    mac.mountedVia(TB).pullThunderbolt().runFor(4).plugInThunderbolt();

    mac.runFor(36);

    mac.then(CORE).isMountedVia(TB);
  }
}
