package io.mountaineer.engine;

import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.HostHealth;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountHealth;
import io.mountaineer.engine.ProofOfLife.Server;
import io.mountaineer.platform.Liveness;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.sim.SimulatedHost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountHealthTrackerTest {

  private static final HostHealth UP = HostHealth.up("answers");

  @TempDir Path folder;
  private FakeMac mac;
  private MountEntry mount;
  private MountHealthTracker watch;

  @BeforeEach
  void mountAShare() {
    mac = new FakeMac(folder);
    mount = mounted(CORE.thunderboltHost());
    watch = new MountHealthTracker(mac.tap.over(mac.mac.platform()), Workers.inline());
  }

  private MountEntry mounted(String host) {
    mac.mac.mountByHand(host, "CORE", mac.volume(CORE));
    return mac.mac.mounted().get(0);
  }

  private static Server up() {
    return new Server(CORE.thunderboltHost(), 445, UP);
  }

  @Test
  void anAnswerIsGoodForFifteenSeconds() {
    watch.check(mount, up(), false);

    mac.time.pause(Duration.ofMillis(14_999));
    watch.check(mount, up(), false);
    assertEquals(1, mac.tap.calls("df"));

    mac.time.pause(Duration.ofMillis(1));
    watch.check(mount, up(), false);
    assertEquals(2, mac.tap.calls("df"));
  }

  @Test
  void trafficSinceTheFirstSignOfSilenceSparesAMount() {
    mac.tb().isTrafficReported(true);
    watch.check(mount, up(), false);
    watch.suspect(CORE.thunderboltHost());
    mac.tb().sends(1);
    mac.time.pause(Duration.ofMillis(700));

    MountHealth health = watch.beforeFailover(mount, silent());

    assertEquals(MountHealth.proven(), health);
  }

  @Test
  void whereNothingHasComeSinceTheFirstSignOfSilenceAFailoverWaitsForNothing() {
    mac.tb().isTrafficReported(true).goes(SimulatedHost.Link.BLACK_HOLE).statfsIsCached(true);
    watch.check(mount, up(), false);
    watch.suspect(CORE.thunderboltHost());
    mac.time.pause(Duration.ofMillis(700));
    Instant decided = mac.time.now();

    MountHealth health = watch.beforeFailover(mount, silent());

    assertEquals(MountHealth.unchecked(), health);
    assertEquals(decided, mac.time.now());
    assertEquals(2, mac.tap.calls("connections"), "one look at each end");
  }

  @Test
  void aServerThatIsSlowTwiceIsWatchedFromTheFirstTimeOn() {
    mac.tb().isTrafficReported(true).goes(SimulatedHost.Link.BLACK_HOLE).statfsIsCached(true);
    watch.check(mount, up(), false);
    watch.suspect(CORE.thunderboltHost());
    mac.tb().sends(1);
    mac.time.pause(Duration.ofMillis(1000));
    watch.suspect(CORE.thunderboltHost());
    mac.time.pause(Duration.ofMillis(700));

    assertEquals(MountHealth.proven(), watch.beforeFailover(mount, silent()));
  }

  @Test
  void whatCameSinceAnEarlierSilenceDoesNotSpareAMount() {
    mac.tb().isTrafficReported(true).goes(SimulatedHost.Link.BLACK_HOLE).statfsIsCached(true);
    watch.check(mount, up(), false);
    watch.suspect(CORE.thunderboltHost());
    mac.tb().sends(1);
    mac.time.pause(Duration.ofSeconds(2));

    assertEquals(MountHealth.unchecked(), watch.beforeFailover(mount, silent()));
  }

  @Test
  void theTrafficOfOneMountSaysNothingOfAnotherInItsPlace() {
    mac.tb().isTrafficReported(true).goes(SimulatedHost.Link.BLACK_HOLE).statfsIsCached(true);
    mac.fallback().isTrafficReported(true).goes(SimulatedHost.Link.BLACK_HOLE).statfsIsCached(true);
    mac.fallback().sends(1000);
    watch.check(mount, up(), false);
    watch.suspect(CORE.thunderboltHost());
    mac.mac.eject(mac.volume(CORE));
    MountEntry second = mounted(CORE.fallbackHost());
    Server other = new Server(CORE.fallbackHost(), 445, HostHealth.timedOut("no answer"));

    assertEquals(MountHealth.unchecked(), watch.beforeFailover(second, other));
  }

  private static Server silent() {
    return new Server(CORE.thunderboltHost(), 445, HostHealth.timedOut("no answer"));
  }

  @Test
  void aCauseAsksAtOnce() {
    watch.check(mount, up(), false);

    watch.check(mount, up(), true);

    assertEquals(2, mac.tap.calls("df"));
  }

  @Test
  void silenceIsFollowedUpAtOnceAndCounted() {
    mac.tb().statfsHangs(true);

    watch.check(mount, up(), false);
    MountHealth second = watch.check(mount, up(), false);

    assertEquals(MountHealth.silent(2), second);
    assertFalse(second.isDead(UP));
  }

  @Test
  void aCheckThatIsStillUnderWayIsNoSilenceOfItsOwn() {
    Platform real = mac.mac.platform();
    watch =
        new MountHealthTracker(
            new Platform(
                real.probe(),
                real.alternateProbe(),
                real.addresses(),
                real.servers(),
                real.network(),
                real.mountTable(),
                path -> Liveness.Result.silent(),
                real.openFiles(),
                real.mounter(),
                real.volumes(),
                real.folders(),
                real.events(),
                real.user(),
                real.routes(),
                real.wakefulness(),
                real.clock()),
            Workers.inline());

    watch.check(mount, up(), true);
    watch.check(mount, up(), true);
    MountHealth third = watch.check(mount, up(), true);

    assertEquals(MountHealth.silent(1), third);
  }

  @Test
  void theThirdSilenceInARowIsDeath() {
    mac.tb().statfsHangs(true);

    watch.check(mount, up(), false);
    watch.check(mount, up(), false);
    MountHealth third = watch.check(mount, up(), false);

    assertTrue(third.isDead(UP));
  }

  @Test
  void oneSilenceIsDeathWhenTheHostIsGoneToo() {
    mac.tb().statfsHangs(true);

    MountHealth health = watch.check(mount, up(), false);

    assertTrue(health.isDead(HostHealth.down("refused")));
  }

  @Test
  void anAnswerEndsTheCount() {
    mac.tb().statfsHangs(true);
    watch.check(mount, up(), false);
    watch.check(mount, up(), false);

    mac.tb().statfsHangs(false);
    watch.check(mount, up(), false);
    mac.tb().statfsHangs(true);

    assertEquals(MountHealth.silent(1), watch.check(mount, up(), true));
  }

  @Test
  void aDefiniteErrorIsDeathAndKeepsItsText() {
    mac.tb().statfsFailsWith(Optional.of("Device not configured"));

    MountHealth health = watch.check(mount, up(), false);

    assertEquals(MountHealth.dead("Device not configured"), health);
  }

  @Test
  void aForgottenMountIsAskedAgain() {
    mac.tb().statfsHangs(true);
    watch.check(mount, up(), false);
    watch.check(mount, up(), false);

    watch.forget(mount.path());

    assertEquals(MountHealth.silent(1), watch.check(mount, up(), false));
  }

  @Test
  void whatWasLearnedOfAnotherMountAtThePathIsNothingOfThisOne() {
    watch.check(mount, up(), false);
    mac.mac.eject(mount.path());
    mac.time.pause(Duration.ofSeconds(1));
    MountEntry other = mounted(CORE.fallbackHost());

    watch.check(other, new Server(CORE.fallbackHost(), 445, UP), false);

    assertEquals(2, mac.tap.calls("df"));
  }

  @Test
  void aMissedProbeOfAnotherPortIsNoMissOfTheMount() {
    watch.check(mount, new Server(CORE.thunderboltHost(), 4455, HostHealth.down("refused")), false);

    assertEquals(MountHealth.alive(), watch.check(mount, up(), false));
    assertEquals(1, mac.tap.calls("session"));
  }

  @Test
  void aCallerWithoutLaterCyclesAsksUntilTheSilenceCounts() {
    mac.tb().statfsHangs(true);
    Instant start = mac.time.now();

    MountHealth health = watch.checkUntilDecided(mount, up());

    assertTrue(health.isDead(UP));
    assertEquals(3, mac.tap.calls("df"));
    assertTrue(Duration.between(start, mac.time.now()).toSeconds() <= 8, "takes too long");
  }

  @Test
  void checkingUntilDecidedStopsAtTheFirstAnswer() {
    MountHealth health = watch.checkUntilDecided(mount, up());

    assertTrue(health.isAlive());
    assertEquals(1, mac.tap.calls("df"));
  }
}
