package io.mountaineer.engine;

import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Life;
import io.mountaineer.core.Reach;
import io.mountaineer.engine.ProofOfLife.Server;
import io.mountaineer.platform.Liveness;
import io.mountaineer.platform.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivenessWatchTest {

  private static final Reach UP = Reach.up("answers");

  @TempDir Path folder;
  private FakeMac mac;
  private Path volume;
  private LivenessWatch watch;

  @BeforeEach
  void mountAShare() {
    mac = new FakeMac(folder);
    volume = mac.volume(CORE);
    mac.mac.mountByHand(CORE.thunderboltHost(), "CORE", volume);
    watch = new LivenessWatch(mac.tap.over(mac.mac.platform()));
  }

  private static Server up() {
    return new Server(CORE.thunderboltHost(), 445, UP);
  }

  @Test
  void anAnswerIsGoodForFifteenSeconds() {
    watch.check(volume, up(), false);

    mac.time.pause(Duration.ofMillis(14_999));
    watch.check(volume, up(), false);
    assertEquals(1, mac.tap.calls("df"));

    mac.time.pause(Duration.ofMillis(1));
    watch.check(volume, up(), false);
    assertEquals(2, mac.tap.calls("df"));
  }

  @Test
  void aCauseAsksAtOnce() {
    watch.check(volume, up(), false);

    watch.check(volume, up(), true);

    assertEquals(2, mac.tap.calls("df"));
  }

  @Test
  void silenceIsFollowedUpAtOnceAndCounted() {
    mac.tb().statfsHangs(true);

    watch.check(volume, up(), false);
    Life second = watch.check(volume, up(), false);

    assertEquals(Life.silent(2), second);
    assertFalse(second.isDead(UP));
  }

  @Test
  void aCheckThatIsStillUnderWayIsNoSilenceOfItsOwn() {
    Platform real = mac.mac.platform();
    watch =
        new LivenessWatch(
            new Platform(
                real.probe(),
                real.secondOpinion(),
                real.addresses(),
                real.network(),
                real.mountTable(),
                path -> Liveness.Sign.silent(),
                real.openFiles(),
                real.mounter(),
                real.volumes(),
                real.folders(),
                real.events(),
                real.user(),
                real.routes(),
                real.wakefulness(),
                real.time()));

    watch.check(volume, up(), true);
    watch.check(volume, up(), true);
    Life third = watch.check(volume, up(), true);

    assertEquals(Life.silent(1), third);
  }

  @Test
  void theThirdSilenceInARowIsDeath() {
    mac.tb().statfsHangs(true);

    watch.check(volume, up(), false);
    watch.check(volume, up(), false);
    Life third = watch.check(volume, up(), false);

    assertTrue(third.isDead(UP));
  }

  @Test
  void oneSilenceIsDeathWhenTheHostIsGoneToo() {
    mac.tb().statfsHangs(true);

    Life life = watch.check(volume, up(), false);

    assertTrue(life.isDead(Reach.down("refused")));
  }

  @Test
  void anAnswerEndsTheCount() {
    mac.tb().statfsHangs(true);
    watch.check(volume, up(), false);
    watch.check(volume, up(), false);

    mac.tb().statfsHangs(false);
    watch.check(volume, up(), false);
    mac.tb().statfsHangs(true);

    assertEquals(Life.silent(1), watch.check(volume, up(), true));
  }

  @Test
  void aDefiniteErrorIsDeathAndKeepsItsText() {
    mac.tb().statfsFailsWith(Optional.of("Device not configured"));

    Life life = watch.check(volume, up(), false);

    assertEquals(Life.dead("Device not configured"), life);
  }

  @Test
  void whatIsForgottenIsAskedAnew() {
    mac.tb().statfsHangs(true);
    watch.check(volume, up(), false);
    watch.check(volume, up(), false);

    watch.forget(volume);

    assertEquals(Life.silent(1), watch.check(volume, up(), false));
  }

  @Test
  void whoHasNoLaterCycleAsksUntilTheSilenceCounts() {
    mac.tb().statfsHangs(true);
    Instant start = mac.time.now();

    Life life = watch.insist(volume, up());

    assertTrue(life.isDead(UP));
    assertEquals(3, mac.tap.calls("df"));
    assertTrue(Duration.between(start, mac.time.now()).toSeconds() <= 8, "takes too long");
  }

  @Test
  void whoInsistsIsContentWithTheFirstAnswer() {
    Life life = watch.insist(volume, up());

    assertTrue(life.isAlive());
    assertEquals(1, mac.tap.calls("df"));
  }
}
