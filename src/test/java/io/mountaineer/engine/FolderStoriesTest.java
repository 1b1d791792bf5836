package io.mountaineer.engine;

import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Alias;
import io.mountaineer.core.AliasReport;
import io.mountaineer.core.AliasReport.Destination;
import io.mountaineer.core.Failure;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.engine.FolderBrowser.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders on a share, and aliases that lead to them. */
class FolderStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() throws IOException {
    mac = new FakeMac(folder);
    Path served = mac.mac.served(CORE.thunderboltHost(), CORE.shareName());
    for (String name : List.of("Day 10/raw", "Day 2", ".Trashes", "archive")) {
      Files.createDirectories(served.resolve(name));
    }
    Files.writeString(served.resolve("notes.txt"), "");
  }

  @Test
  void foldersAreListedThroughTheStablePathInNaturalOrder() {
    mac.mountedVia(TB);

    Listing.Listed listed = assertInstanceOf(Listing.Listed.class, list(".", false));

    assertEquals(mac.link(CORE), listed.path());
    assertEquals(List.of("archive", "Day 2", "Day 10"), listed.names());
  }

  @Test
  void dotFoldersAreListedWhenAskedFor() {
    mac.mountedVia(TB);

    Listing.Listed listed = assertInstanceOf(Listing.Listed.class, list(".", true));

    assertTrue(listed.names().contains(".Trashes"));
  }

  @Test
  void aSubfolderIsListed() {
    mac.mountedVia(TB);

    Listing.Listed listed = assertInstanceOf(Listing.Listed.class, list("Day 10", false));

    assertEquals(List.of("raw"), listed.names());
  }

  @Test
  void aFolderThatIsNotThereIsReported() {
    mac.mountedVia(TB);

    assertEquals(Failure.Kind.SHARE_NOT_FOUND, refusal("Day 11").kind());
  }

  @Test
  void aShareThatIsAwayIsReportedWithoutALook() {
    mac.mountedVia(TB).act(new UnmountShare(false));

    Failure failure = refusal(".");

    assertEquals("CORE is not mounted", failure.message());
    assertEquals("type: mountaineer mount --share CORE", failure.nextStep());
  }

  @Test
  void aDeadShareIsGivenUp() {
    mac.mountedVia(TB).tb().statfsHangs(true);

    assertEquals(Failure.Kind.TIMED_OUT, refusal(".").kind());
  }

  @Test
  void somebodyElsesMountIsNotListed() {
    mac.mac.mountByHand("office.example", "CORE", mac.volume(CORE));
    mac.cycle();

    assertEquals(Failure.Kind.PATH_OCCUPIED, refusal(".").kind());
  }

  @Test
  void aWrongStablePathIsReported() throws IOException {
    mac.mountedVia(TB);
    Files.delete(mac.link(CORE));

    assertTrue(refusal(".").message().endsWith("does not lead to the share"));

    Files.createSymbolicLink(mac.link(CORE), folder);

    assertTrue(
        refusal(".")
            .message()
            .endsWith("is in the way: it is not a link made by mountaineer, and is left alone"));
  }

  @Test
  void anUnreadableMountTableIsNotTakenForAbsence() {
    mac.mountedVia(TB).mac.faults().mountTableUnreadable(true);

    assertTrue(refusal(".").message().startsWith("the mount table cannot be read"));
  }

  @Test
  void anAliasWorksWhileItsFolderIsThere() {
    mac.links(alias("Day 2")).mountedVia(TB);

    AliasReport report = survey();

    assertTrue(report.works(), report.toString());
  }

  @Test
  void anAliasOfAShareThatIsAwayDanglesButIsNotBroken() {
    mac.links(alias("Day 2")).mountedVia(TB).act(new UnmountShare(false));

    AliasReport report = survey();

    assertEquals(LinkStatus.CORRECT, report.link());
    assertEquals(Destination.AWAY, report.destination());
    assertEquals("CORE is not mounted", report.detail());
  }

  @Test
  void anAliasToAMissingFolderDiffersFromAShareThatIsAway() {
    mac.links(alias("Day 11")).mountedVia(TB);

    assertEquals(Destination.GONE, survey().destination());
  }

  @Test
  void ofADeadShareNothingIsKnown() {
    mac.links(alias("Day 2")).mountedVia(TB).tb().statfsHangs(true);

    assertEquals(Destination.UNKNOWN, survey().destination());
  }

  @Test
  void anAliasWhoseShareIsNotConfiguredIsReported() {
    mac.links(new Alias("A", folder.resolve("A"), "GONE", ".")).mountedVia(TB);

    AliasReport report = survey();

    assertEquals(Destination.NO_SHARE, report.destination());
    assertEquals(LinkStatus.MISSING, report.link());
  }

  @Test
  void aMissingLinkIsBroken() throws IOException {
    mac.links(alias("Day 2")).mountedVia(TB);
    Files.delete(folder.resolve("A"));

    AliasReport report = survey();

    assertEquals(LinkStatus.MISSING, report.link());
    assertEquals(Destination.THERE, report.destination());
  }

  private Alias alias(String subpath) {
    return new Alias("A", folder.resolve("A"), CORE.name(), subpath);
  }

  private AliasReport survey() {
    AliasInspector survey = new AliasInspector(mac.mac.platform(), Workers.inline(), links());
    return survey.look(mac.config(), mac.config().aliases()).get(0);
  }

  private Failure refusal(String subpath) {
    return assertInstanceOf(Listing.NotListed.class, list(subpath, false)).failure();
  }

  private Listing list(String subpath, boolean hidden) {
    return new FolderBrowser(mac.mac.platform(), links())
        .list(CORE, mac.settings.settings(), subpath, hidden);
  }

  private Links links() {
    return new Links(mac.another().states, new EventLog(entry -> {}));
  }
}
