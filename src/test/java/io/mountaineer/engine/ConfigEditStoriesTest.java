package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static io.mountaineer.engine.FakeMac.MEDIA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Hold;
import io.mountaineer.core.Share;
import io.mountaineer.platform.sim.SimulatedHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that are edited in the config while the share is mounted. */
class ConfigEditStoriesTest {

  private static final Share MOVED =
      new Share("CORE", CORE.username(), "10.10.10.9", "macmini.local", "CORE");

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
    mac.mac.host("10.10.10.9").goes(SimulatedHost.Link.DOWN);
  }

  @Test
  void aMountByAHostOfTheOldConfigIsStillOursAndCountsAsFallback() {
    mac.mountedVia(TB).manages(MOVED).runFor(10);

    assertEquals(List.of("10.10.10.1/CORE at CORE"), mac.mountsOf(MOVED));
    assertEquals(Optional.of(FALLBACK), mac.state(MOVED).active());
    mac.then(MOVED).wasNeverUnmounted().hasNoError();
  }

  @Test
  void unmountTakesAMountByAHostOfTheOldConfig() {
    mac.mountedVia(TB).manages(MOVED);

    mac.act(new UnmountShare(false));

    mac.then(MOVED).isNotMounted().isHeld(Hold.UNMOUNTED);
  }

  @Test
  void aMountThatTheUserMakesByAHostOfTheOldConfigAfterAnUnmountIsNotOurs() {
    mac.mountedVia(TB);
    mac.act(new UnmountShare(false));
    mac.time.pause(Duration.ofSeconds(2)); // until macOS has removed the mount point

    mac.manages(MOVED).mac.mountByHand("10.10.10.1", "CORE", mac.volume(MOVED));
    mac.act(new SwitchShare(FALLBACK, true));
    mac.runFor(4).pullThunderbolt().runFor(60);

    assertEquals(List.of("10.10.10.1/CORE at CORE"), mac.mountsOf(MOVED), mac::log);
  }

  @Test
  void aMountThatTheUserMakesByAHostOfTheOldConfigAfterAnEjectIsNotOurs() {
    mac.mountedVia(TB).runFor(4).mac.eject(mac.volume(CORE));
    mac.runFor(4);

    mac.manages(MOVED).mac.mountByHand("10.10.10.1", "CORE", mac.volume(MOVED));
    mac.runFor(4).pullThunderbolt().runFor(60);

    assertEquals(List.of("10.10.10.1/CORE at CORE"), mac.mountsOf(MOVED), mac::log);
  }

  @Test
  void aMountByAHostOfTheOldConfigFailsOverWhenThatHostGoes() {
    mac.mountedVia(TB).manages(MOVED).runFor(4);

    mac.pullThunderbolt().runFor(4);

    mac.then(MOVED).isMountedVia(FALLBACK);
  }

  @Test
  void aMountThatAnotherEntryMadeAtItsVolumePathIsStillOurs() {
    Share core = new Share("one", "evan", "10.10.10.1", "macmini.local", "CORE");
    Share media = new Share("two", "evan", "10.10.10.9", "10.10.10.8", "MEDIA");
    Share swappedCore = new Share("two", "evan", "10.10.10.9", "10.10.10.8", "CORE");
    Share swappedMedia = new Share("one", "evan", "10.10.10.1", "macmini.local", "MEDIA");
    mac.manages(swappedCore, swappedMedia).runFor(20);
    assertEquals(List.of("10.10.10.8/CORE at CORE"), mac.mountsOf(core), mac::log);

    mac.manages(core, media).runFor(60);

    assertEquals(List.of("10.10.10.1/CORE at CORE"), mac.mountsOf(core), mac::log);
    assertEquals(List.of("10.10.10.1/MEDIA at MEDIA"), mac.mountsOf(media), mac::log);
    assertEquals(Optional.of(FALLBACK), mac.state(media).active(), mac::log);
  }

  @Test
  void foldersOfAMountByAHostOfTheOldConfigAreListedAfterTheEntryWasRenamed() {
    Share renamed = new Share("two", CORE.username(), "10.10.10.9", "10.10.10.8", "CORE");
    mac.mac.host("10.10.10.8").goes(SimulatedHost.Link.DOWN);
    mac.pullFallback().mountedVia(TB).runFor(4).manages(renamed).runFor(4);
    Links links = new Links(mac.another().states, new EventLog(entry -> {}));

    FolderBrowser.Listing listing =
        new FolderBrowser(mac.mac.platform(), links)
            .list(renamed, mac.settings.settings(), "", false);

    assertInstanceOf(FolderBrowser.Listing.Listed.class, listing);
  }

  @Test
  void theFirstMountAfterAStartWaitsThoughTheEntryHadAnotherVolume() {
    mac.manages(CORE, MEDIA).mountedVia(TB).runFor(4);
    mac.mac.eject(mac.volume(MEDIA));
    mac.restart().cycle();
    long before = mac.logged("mount_attempt");

    mac.manages(withShareName(CORE, "MEDIA"), withShareName(MEDIA, "CORE")).cycle();

    assertEquals(before, mac.logged("mount_attempt"), mac::log);
  }

  private static Share withShareName(Share share, String shareName) {
    return new Share(
        share.name(), share.username(), share.thunderboltHost(), share.fallbackHost(), shareName);
  }

  @Test
  void aWindowBelongsToTheHostThatItWasMeasuredOn() {
    mac.mountedVia(FALLBACK).runFor(20);
    mac.mac.host("10.10.10.9").goes(SimulatedHost.Link.UP);

    mac.manages(MOVED).runFor(20);

    mac.then(MOVED).isMountedVia(FALLBACK).isNotTbReady();
    assertTrue(mac.state(MOVED).hosts().tbSince().isPresent());
  }
}
