package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Link;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;
  private Alias cuts;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
    cuts = cutsAt("Projects/Cuts");
    mac.links(cuts);
  }

  @Test
  void aCycleMakesTheStableLinkAndTheAliasThroughIt() throws IOException {
    mac.cycle();

    assertEquals(mac.volume(CORE), Files.readSymbolicLink(mac.link(CORE)));
    assertEquals(mac.link(CORE).resolve("Projects/Cuts"), Files.readSymbolicLink(cuts.path()));
    assertEquals(2, mac.logged("link_made"), mac.log());
  }

  @Test
  void linksAreThereEvenWhileTheShareIsAway() {
    mac.pullThunderbolt().pullFallback().cycle();

    mac.then(CORE).isNotMounted();
    assertTrue(Files.isSymbolicLink(mac.link(CORE)));
    assertTrue(Files.isSymbolicLink(cuts.path()));
  }

  @Test
  void linksStayTheSameWhereverTheShareMoves() throws IOException {
    mac.mountedVia(TB);
    Object before = Files.getLastModifiedTime(cuts.path(), LinkOption.NOFOLLOW_LINKS);

    mac.pullThunderbolt().cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
    assertEquals(before, Files.getLastModifiedTime(cuts.path(), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void aLinkThatVanishedIsMadeAgain() throws IOException {
    mac.cycle();
    Files.delete(mac.link(CORE));
    Files.delete(cuts.path());

    mac.cycle();

    assertTrue(Files.isSymbolicLink(mac.link(CORE)));
    assertTrue(Files.isSymbolicLink(cuts.path()));
  }

  @Test
  void anAliasFollowsItsConfig() throws IOException {
    mac.cycle();
    Alias moved = cutsAt("Archive/Cuts");

    mac.links(moved).cycle();

    assertEquals(mac.link(CORE).resolve("Archive/Cuts"), Files.readSymbolicLink(moved.path()));
    assertEquals(1, mac.logged("link_replaced"), mac.log());
  }

  @Test
  void anotherMountaineerKnowsWhichLinksAreOurs() throws IOException {
    mac.cycle();
    mac.links(cutsAt("Archive/Cuts"));

    mac.restart().cycle();

    assertEquals(mac.link(CORE).resolve("Archive/Cuts"), Files.readSymbolicLink(cuts.path()));
  }

  @Test
  void aLinkOfTheSameMakingThatWasNotRememberedIsOursFromThenOn() throws IOException {
    Files.createDirectories(cuts.path().getParent());
    Files.createSymbolicLink(cuts.path(), mac.link(CORE).resolve("Projects/Cuts"));
    mac.cycle();

    mac.links(cutsAt("Archive/Cuts")).cycle();

    assertEquals(mac.link(CORE).resolve("Archive/Cuts"), Files.readSymbolicLink(cuts.path()));
  }

  @Test
  void aFileThatIsNotOursStaysAndIsLoggedOnce() throws IOException {
    Files.createDirectories(cuts.path().getParent());
    Files.createSymbolicLink(cuts.path(), folder);

    mac.runFor(20);

    assertEquals(folder, Files.readSymbolicLink(cuts.path()));
    assertEquals(1, mac.logged("link_not_ours"), mac.log());
  }

  @Test
  void aLinkThatCannotBeMadeStopsNothingAndIsLoggedOnce() throws IOException {
    Files.writeString(cuts.path().getParent(), "in the way");

    mac.runFor(20);

    mac.then(CORE).isMountedVia(TB);
    assertEquals(1, mac.logged("link_not_made"), mac.log());
  }

  @Test
  void anAliasOfAShareThatIsNotConfiguredIsLeftAlone() {
    mac.links(new Alias("Old", folder.resolve("Old"), "GONE", "x")).cycle();

    assertFalse(Files.isSymbolicLink(folder.resolve("Old")));
  }

  @Test
  void previewAndStatusMakeNoLink() {
    mac.preview();
    mac.status();

    assertFalse(Files.exists(mac.link(CORE), LinkOption.NOFOLLOW_LINKS));
    assertFalse(Files.exists(cuts.path(), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void aRemovedLinkIsForgottenSoThatNoLaterOneIsTakenForOurs() throws IOException {
    mac.cycle();
    Links links = links();
    Link link = cuts.link(mac.config().settings());

    assertEquals(LinkStatus.MISSING, links.remove(link));
    Files.createSymbolicLink(cuts.path(), link.target());

    Link other = new Link(link.path(), folder);
    assertEquals(LinkStatus.FOREIGN, links.status(other));
  }

  @Test
  void aSecondShareHasALinkOfItsOwn() {
    Share other = FakeMac.VAULT;
    mac.manages(CORE, other).cycle();

    assertTrue(Files.isSymbolicLink(mac.link(CORE)));
    assertTrue(Files.isSymbolicLink(mac.link(other)));
  }

  private Links links() {
    return new Links(mac.another().states, new EventLog(entry -> {}));
  }

  private Alias cutsAt(String subpath) {
    return new Alias("Cuts", folder.resolve("Links/Cuts"), CORE.name(), subpath);
  }
}
