package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Hold;
import io.mountaineer.platform.Events.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EjectStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void anEjectInFinderIsRespectedUntilTheNetworkChanges() {
    mac.mountedVia(TB).runFor(10).mac.eject(mac.volume(CORE));

    mac.runFor(60).then(CORE).isNotMounted().isHeld(Hold.EJECTED).hasNoError();

    mac.pullFallback().runFor(4).then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void anEjectIsForgottenWhenTheMonitorRestarts() {
    mac.mountedVia(TB).runFor(10).mac.eject(mac.volume(CORE));
    mac.runFor(60).then(CORE).isHeld(Hold.EJECTED);

    mac.restart().looksTwice();

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void anEjectIsForgottenAfterSleep() {
    mac.mountedVia(TB).runFor(10).mac.eject(mac.volume(CORE));
    mac.runFor(60).then(CORE).isHeld(Hold.EJECTED);

    mac.time.sleep(Duration.ofHours(1));
    mac.looksTwice();

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void anEjectIsForgottenWhenTheUserMountsByHand() {
    mac.mountedVia(TB).runFor(10).mac.eject(mac.volume(CORE));
    mac.runFor(10).then(CORE).isHeld(Hold.EJECTED);

    mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));
    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.NONE);
  }

  @Test
  void withoutRespectForEjectsAVanishedMountIsMadeAgainByTheSameInterface() {
    mac.settings.respectEject = false;
    mac.mountedVia(FALLBACK).runFor(10);

    mac.mac.eject(mac.volume(CORE));
    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.NONE);
    assertEquals(0, mac.logged("failover"));
  }

  @Test
  void aMountThatVanishedTogetherWithAHostIsMadeAgain() {
    mac.mountedVia(TB).runFor(10);

    mac.mac.eject(mac.volume(CORE));
    mac.pullFallback().cycle();

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void aMountThatVanishedWhileItsHostWasAwayIsNotTakenForAnEject() {
    mac.mountedVia(TB).runFor(10);

    mac.mac.eject(mac.volume(CORE));
    mac.pullThunderbolt().cycle();

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.NONE);
  }

  @Test
  void aMountThatVanishedWhileItWasNotWatchedCloselyIsMadeAgain() {
    mac.mountedVia(TB).runFor(10);

    mac.mac.eject(mac.volume(CORE));
    mac.time.pause(mac.settings.interval.multipliedBy(3));
    mac.cycle();

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void onlyAMonitorTakesAVanishedMountForAnEject() {
    mac.mountedVia(TB).runFor(10);

    mac.mac.eject(mac.volume(CORE));
    mac.act(new Operation.Reconcile());

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void aMountThatVanishedWhileItWasSilentIsMadeAgain() {
    mac.mountedVia(TB).runFor(16).tb().statfsHangs(true);
    mac.cycle();

    mac.tb().statfsHangs(false);
    mac.mac.eject(mac.volume(CORE));
    mac.cycle();

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void aSwitchOfTheUserIsNotTakenForAnEject() {
    mac.mountedVia(TB).runFor(10);

    mac.act(new SwitchShare(FALLBACK, false));
    mac.runFor(10);

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.PINNED);
  }

  @Test
  void anEjectIsKnownAMomentAfterItsEvent() {
    mac.settings.interval = Duration.ofHours(1);
    mac.listening().mountedVia(TB).runFor(1);

    mac.in(Duration.ofMinutes(10), this::eject).in(Duration.ofSeconds(602), this::isHeld);
    mac.runFor(700);

    assertEquals(1, mac.logged("hold_set"));
  }

  private void eject() {
    mac.mac.eject(mac.volume(CORE));
  }

  private void isHeld() {
    mac.then(CORE).isNotMounted().isHeld(Hold.EJECTED);
  }

  @Test
  void aMountEventEndsNoHoldAndANetworkEventDoes() {
    mac.listening().mountedVia(TB).runFor(10);
    eject();
    mac.runFor(10)
        .mac
        .mountByHand("office.example", "OTHER", mac.volume(CORE).resolveSibling("OTHER"));

    mac.runFor(10).then(CORE).isHeld(Hold.EJECTED);

    mac.mac.events().networkChanged("en0/IPv4");
    mac.runFor(2).then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void anUnmountWhoseNetworkEventComesAMomentLaterIsNoEject() {
    mac.listening().mountedVia(TB).runFor(10);

    eject();
    duringTheSecondLook(() -> mac.mac.events().networkChanged("bridge0/Link"));
    mac.cycle();

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void anUnmountOfAHostThatAnsweredForTheLastTimeIsNoEject() {
    mac.listening().mountedVia(TB).runFor(10);

    eject();
    duringTheSecondLook(mac::pullThunderbolt);
    mac.runFor(4);

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.NONE);
  }

  @Test
  void aShareThatIsBackAtTheSecondLookIsLeftAlone() {
    mac.listening().mountedVia(TB).runFor(10);

    eject();
    duringTheSecondLook(() -> mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE)));
    mac.runFor(4);

    mac.then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted().isHeld(Hold.NONE);
  }

  private void duringTheSecondLook(Runnable happening) {
    AtomicBoolean happened = new AtomicBoolean();
    mac.tap.before(
        call -> {
          if (call.equals("pause") && !happened.getAndSet(true)) {
            mac.time.pause(Duration.ofMillis(300)); // until the mount point is gone
            happening.run();
          }
        });
  }

  @Test
  void aMountThatMacOsDropsSoonAfterANetworkEventIsMadeAgain() {
    mac.listening().mountedVia(TB).runFor(10);
    mac.mac.events().networkChanged("en0/IPv4");
    mac.runFor(8);

    eject();
    mac.runFor(4);

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void aMountThatMacOsDropsSoonAfterAWakeIsMadeAgain() {
    mac.listening().mountedVia(TB).runFor(10).time.sleep(Duration.ofHours(1));
    mac.runFor(8);

    eject();
    mac.runFor(4);

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void withoutNetworkEventsNothingIsTakenForAnEject() {
    mac.listening().mountedVia(TB).runFor(10);
    mac.mac.events().goSilent(Kind.NETWORK, "scutil ended with 1");
    mac.runFor(60);

    eject();
    mac.runFor(4);

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void withoutMountEventsAnEjectIsKnownByTheTimer() {
    mac.listening().mountedVia(TB).runFor(10);
    mac.mac.events().goSilent(Kind.MOUNT, "notifyutil ended with 1");
    mac.runFor(20);

    eject();
    mac.runFor(4);

    mac.then(CORE).isHeld(Hold.EJECTED);
  }
}
