package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.Share;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MountStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void aShareThatIsNotMountedIsMountedViaThunderbolt() throws Exception {
    mac.looksTwice();

    mac.then(CORE).isMountedVia(TB);
    assertEquals(mac.volume(CORE), Files.readSymbolicLink(mac.link(CORE)));
  }

  @Test
  void whenOnlyFallbackAnswersTheShareIsMountedViaFallback() {
    mac.pullThunderbolt().looksTwice();

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void whenNoHostAnswersNothingIsTriedAndTheErrorNamesBoth() {
    mac.pullThunderbolt().pullFallback().runFor(60);

    mac.then(CORE).isNotMounted();
    mac.then(CORE).hasError("both 10.10.10.1 and macmini.local are unreachable");
    assertEquals(0, mac.tap.calls("mount 1") + mac.tap.calls("mount macmini"));
  }

  @Test
  void failedMountsAreTriedAfterTwoFiveFifteenThirtyAndSixtySeconds() {
    List<Long> seconds = new ArrayList<>();
    Instant start = mac.time.now();
    mac.mountsFail(TB, Kind.PERMISSION);
    mac.tap.before(call -> noteMount(call, start, seconds));

    mac.runFor(200);

    assertEquals(List.of(2L, 4L, 9L, 24L, 54L, 114L, 174L), seconds);
  }

  private void noteMount(String call, Instant start, List<Long> seconds) {
    if (call.startsWith("mount 10.")) {
      seconds.add(Duration.between(start, mac.time.now()).toSeconds());
    }
  }

  @Test
  void aFailedMountViaThunderboltIsNotFollowedByOneViaFallback() {
    mac.mountsFail(TB, Kind.UNKNOWN).runFor(30);

    mac.then(CORE).isNotMounted().hasError("10.10.10.1 says unknown");
    assertEquals(0, mac.tap.calls("mount macmini.local"));
  }

  @Test
  void theUserDoesNotWaitForABackoff() {
    mac.mountsFail(TB, Kind.UNKNOWN).runFor(60);
    mac.mountsWork(TB);

    mac.act(new Operation.MountShare());

    mac.then(CORE).isMountedVia(TB).hasNoError();
  }

  @Test
  void aShareThatTheServerDoesNotHaveIsReportedAndNotTriedTwiceInARow() {
    mac.mountsFail(TB, Kind.SHARE_NOT_FOUND).looksTwice();

    mac.then(CORE).isNotMounted().hasError("10.10.10.1 says share_not_found");
    assertEquals(1, mac.tap.calls("mount 10.10.10.1"));
  }

  @Test
  void aMountThatHangsEndsWithinItsLimitAndIsReported() {
    Instant start = mac.time.now();
    mac.tb().mountsHang(true);

    mac.looksTwice();

    mac.then(CORE).isNotMounted().hasError("did not end in time");
    assertTrue(Duration.between(start, mac.time.now()).toSeconds() < 70, "no limit");
  }

  @Test
  void aMountThatNeverShowsUpInTheTableIsAFailure() {
    mac.tap.mounter(OddMounter::idle);

    mac.looksTwice();

    mac.then(CORE).isNotMounted().hasError("never appeared in the mount table");
  }

  @Test
  void aNewMountThatGivesNoAnswerIsUndoneAndReported() {
    mac.tb().statfsHangs(true);

    mac.looksTwice();

    mac.then(CORE).isNotMounted().hasError("the new mount is dead");
  }

  @Test
  void aNewMountThatIsDeadAndCannotBeUndoneIsNotSaidToBeAlive() {
    mac.tb().statfsHangs(true);
    mac.mac.faults().unmountLies(true);

    mac.looksTwice();

    mac.then(CORE).isMountedVia(TB).hasError("the new mount is dead");
    assertEquals(Optional.empty(), mac.state(CORE).mountAlive());
  }

  @Test
  void aMountByHandIsTakenAsItIs() {
    mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));

    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted();
  }

  @Test
  void aForeignMountInTheLastMomentIsNotDoubled() {
    mac.tap.before(call -> mountBefore(call, mac.volume(CORE)));

    mac.looksTwice();

    assertEquals(List.of("macmini.local/CORE at CORE"), mac.mounts());
    mac.runFor(4).then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aMountElsewhereInTheLastMomentIsNotDoubledEither() {
    mac.tap.before(call -> mountBefore(call, mac.volume(CORE).resolveSibling("CORE-1")));

    mac.looksTwice();

    assertEquals(List.of("macmini.local/CORE at CORE-1"), mac.mounts());
    mac.runFor(10).then(CORE).isMountedVia(TB);
  }

  /** Mounts between the cycle's reading of the mount table and the one before the mount. */
  private void mountBefore(String call, Path where) {
    if (call.equals("mount table") && mac.tap.calls(call) == 3) {
      mac.mac.mountByHand("macmini.local", "CORE", where);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MacMini.local", "macmini", "macmini._smb._tcp.local", "macmini.local."})
  void everyFormOfTheServersNameIsRecognised(String form) {
    mac.mac.mountByHand(form, "CORE", mac.volume(CORE));

    mac.runFor(10);

    assertEquals(List.of(form + "/CORE at CORE"), mac.mounts());
    mac.then(CORE).wasNeverUnmounted().hasNoError();
  }

  @Test
  void aMountByTheAddressOfAHostBelongsToThatHost() {
    mac.fallback().resolvesTo("192.168.1.20");
    mac.mac.host("192.168.1.20").resolvesTo("192.168.1.20");

    mac.mac.mountByHand("192.168.1.20", "CORE", mac.volume(CORE));
    mac.cycle();

    assertEquals("fallback", mac.status().seen().mount().via().orElseThrow().wire());
  }

  @Test
  void aWrongMemoryOfTheInterfaceIsCorrectedByTheMountTable() {
    mac.mountedVia(TB);
    mac.mac.eject(mac.volume(CORE));
    mac.time.pause(Duration.ofSeconds(1));
    mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));

    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Fotos & Söhne", "50% $HOME; rm -rf", "it's \"fine\"", "a@b", "x -1"})
  void shareNamesMayHoldStrangeCharacters(String name) {
    Share strange = new Share(name, "evan", "10.10.10.1", "macmini.local", name);
    mac.manages(strange).looksTwice().then(strange).isMountedVia(TB);

    mac.pullThunderbolt().cycle();

    mac.then(strange).isMountedVia(FALLBACK);
  }

  @Test
  void aDecomposedUmlautInTheMountTableIsTheSameShare() {
    Share umlaut = new Share("Müll", "evan", "10.10.10.1", "macmini.local", "Müll");
    String decomposed = Normalizer.normalize("Müll", Normalizer.Form.NFD);
    mac.manages(umlaut);

    mac.mac.mountByHand("10.10.10.1", decomposed, mac.volume(umlaut));
    mac.runFor(10);

    assertEquals(List.of("10.10.10.1/" + decomposed + " at Müll"), mac.mounts());
    mac.then(umlaut).wasNeverUnmounted().hasNoError();
  }
}
