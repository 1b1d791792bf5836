package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.Decision.Cause;
import io.mountaineer.core.ServerIdentity.Known;
import io.mountaineer.core.ServerIdentity.Unknown;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers of a share, and what a stranger at one of its addresses changes. */
class KnownServersTest {

  private static final Share CORE = World.CORE;

  @Test
  void theServerThatCarriesTheShareIsAccepted() {
    KnownServers known = World.mounted(TB).answering(TB, "srva").remembered().servers();

    assertEquals(Set.of(TB), known.accepted().keySet());
    assertEquals(Optional.empty(), known.stranger(TB));
  }

  @Test
  void anAnswerOfAHostThatCarriesNothingIsNotAccepted() {
    assertEquals(
        KnownServers.NONE, World.notMounted().answering(TB, "srva").remembered().servers());
    World thirdName = World.mountedByThirdName(HostHealth.up("")).answering(FALLBACK, "srva");
    assertEquals(KnownServers.NONE, thirdName.remembered().servers());
  }

  @Test
  void theSameServerAtTheOtherAddressIsAcceptedToo() {
    KnownServers known =
        World.mounted(TB).answering(TB, "srva").answering(FALLBACK, "srva").remembered().servers();

    assertEquals(Set.of(TB, FALLBACK), known.accepted().keySet());
    assertEquals(Map.of(), known.strangers());
  }

  @Test
  void anotherServerIsAStranger() {
    ShareState state = onTwoServers().remembered();

    assertTrue(state.servers().stranger(FALLBACK).isPresent());
    assertEquals(
        "another server answers at macmini.local than this share's; if it is the right one:"
            + " mountaineer switch core fallback",
        state.servers().obstacle(CORE, FALLBACK).orElseThrow().text());
  }

  @Test
  void noAnswerChangesNothing() {
    World world = onTwoServers().later(2);
    ShareState before = world.remembered();

    ShareState after =
        world
            .answering(TB, new Unknown("it did not answer"))
            .answering(FALLBACK, new Unknown("it did not answer"))
            .later(2)
            .remembered();

    assertEquals(before.servers(), after.servers());
  }

  @Test
  void aStrangerIsForgottenOnceItsHostIsGone() {
    assertEquals(
        Map.of(), onTwoServers().later(2).down(FALLBACK).remembered().servers().strangers());
  }

  @Test
  void theRightServerIsNoStrangerAgain() {
    World world = onTwoServers().later(2).answering(FALLBACK, "srva");

    assertEquals(Map.of(), world.remembered().servers().strangers());
    assertEquals(Set.of(TB, FALLBACK), world.remembered().servers().accepted().keySet());
  }

  @Test
  void aServerThatRestartedWithAnotherIdentifierIsAcceptedWhileItsMountWorks() {
    ServerIdentity before = identity(1);
    ServerIdentity now = identity(2);
    World world = World.mounted(TB).answering(TB, before).answering(FALLBACK, before);
    world = world.later(2).answering(TB, now);
    assertTrue(world.remembered().servers().stranger(TB).isPresent(), "one address alone");

    world = world.later(2).answering(FALLBACK, now);
    assertTrue(world.later(119).remembered().servers().stranger(TB).isPresent(), "too soon");

    KnownServers known = world.later(120).remembered().servers();

    assertEquals(Map.of(), known.strangers());
    assertEquals(
        Set.of(((Known) now).guid()),
        known.accepted().values().stream()
            .map(KnownServers.Sighting::guid)
            .collect(Collectors.toSet()));
  }

  @Test
  void aSleepIsNoTimeInWhichTheMountWasSeenToWork() {
    World world = World.mounted(TB).answering(TB, identity(1)).answering(FALLBACK, identity(1));
    world = world.later(2).answering(TB, identity(2)).answering(FALLBACK, identity(2));

    world = world.later(600).after(Interruption.SLEEP);
    assertTrue(world.remembered().servers().stranger(TB).isPresent(), "just awake");
    assertTrue(world.later(119).remembered().servers().stranger(TB).isPresent(), "too soon");

    assertEquals(Map.of(), world.later(120).remembered().servers().strangers());
  }

  @Test
  void whatAnsweredAtAnAddressBeforeItWentIsNoAnswerOfToday() {
    ServerIdentity before = identity(1);
    ServerIdentity other = identity(2);
    World world = World.mounted(FALLBACK).answering(TB, before).answering(FALLBACK, before);
    world = world.later(2).answering(TB, other).later(2).suspect(TB).answering(FALLBACK, other);

    assertTrue(world.remembered().servers().stranger(FALLBACK).isPresent());
  }

  private static ServerIdentity identity(int first) {
    byte[] guid = new byte[ServerGuid.LENGTH];
    Arrays.fill(guid, (byte) 0x81);
    guid[0] = (byte) first;
    return new Known(ServerGuid.of(guid));
  }

  @Test
  void anAcceptedStrangerIsOneOfTheServersOfTheShare() {
    KnownServers accepted = onTwoServers().remembered().servers().accepting(FALLBACK);

    assertEquals(Set.of(TB, FALLBACK), accepted.accepted().keySet());
    assertEquals(Optional.empty(), accepted.obstacle(CORE, FALLBACK));
  }

  @Test
  void aServerThatAnswersAsBeforeIsNotWrittenAgain() {
    World world = World.mounted(TB).answering(TB, "srva").later(2);
    KnownServers known = world.remembered().servers();

    assertSame(known, known.observed(world.later(60).seen()));
  }

  @Test
  void whatWasLearnedAtOtherAddressesSaysNothing() {
    Settings settings = World.notMounted().settings();
    ShareState kept = onTwoServers().remembered();
    ShareState atThese = kept.withServers(kept.servers().at(CORE));
    Share moved = new Share("core", "anna", "10.10.10.1", "mini.local", "CORE");

    assertEquals(2, count(atThese.forConfig(CORE, settings).servers()));
    assertEquals(KnownServers.NONE, atThese.forConfig(moved, settings).servers());
  }

  private static int count(KnownServers servers) {
    return servers.accepted().size() + servers.strangers().size();
  }

  @ParameterizedTest
  @EnumSource(Interface.class)
  void aShareIsNotMountedFromAStranger(Interface at) {
    World world = World.notMounted().remembering(onTwoServers(at.other(), at).remembered());

    world.then().mounts(at.other(), Cause.MOUNT);
    world.down(at.other()).then().waits(stranger(at));
  }

  @Test
  void aFailoverDoesNotLeadToAStranger() {
    onTwoServers().later(2).down(TB).then().waits(stranger(FALLBACK));
  }

  @Test
  void aShareDoesNotReturnToAStranger() {
    World world = onTwoServers(FALLBACK, TB).later(31).open(new OpenFiles.None());

    world.then().isReady().because(stranger(TB));
  }

  @Test
  void aMountOfAStrangerThatWorksIsKept() {
    World world = World.mounted(TB).answering(TB, "srva").later(2).answering(TB, "srvb");

    world.then().keeps();
    assertTrue(world.remembered().servers().stranger(TB).isPresent());
  }

  private static String stranger(Interface at) {
    return "another server answers at " + CORE.host(at) + " than this share's";
  }

  private static World onTwoServers() {
    return onTwoServers(TB, FALLBACK);
  }

  private static World onTwoServers(Interface carrier, Interface stranger) {
    return World.mounted(carrier).answering(carrier, "srva").answering(stranger, "srvb");
  }
}
