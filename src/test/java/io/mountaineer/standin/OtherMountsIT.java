package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Mounts of other users, of other servers, by other names and at other places. */
@Execution(ExecutionMode.CONCURRENT)
class OtherMountsIT {

  private static final String OWN_FLAGS = "nodev, nosuid, mounted by " + StandInMac.USER;
  private static final String BOBS_FLAGS = "nodev, nosuid, mounted by bob";

  @RegisterExtension final StandInMac mac = new StandInMac();

  /** Program on a JVM that knows the names that the test gives. */
  private JarRun jar;

  @BeforeEach
  void knowNames() throws IOException {
    jar =
        mac.jar()
            .jvm("-Djdk.net.hosts.file=" + mac.network().hostsFile())
            .option("--platform", "macos");
  }

  @Test
  void anotherUsersMountAtTheVolumePathIsNamedAndNeverTouched() {
    mac.mountedAs(source(StandInMac.TB), StandInMac.TB, mac.core(), BOBS_FLAGS);

    Run status = mac.run("status", "--json");
    Run cycle = mac.run("reconcile", "--all");
    mac.run("switch", "--share", "Core", "--to", "fallback", "--force").failed();
    mac.run("unmount", "--all", "--force");
    mac.tb().pullCable();
    mac.run("reconcile", "--all");

    assertEquals("foreign", status.share().path("mount_state").asText());
    cycle.ended(1).says("bob");
    assertNothingWasUnmounted();
    assertEquals(List.of(), mac.ledger().mounts());
  }

  @Test
  void anotherUsersMountAtASuffixIsLeftAloneAndTheShareMountedAtItsPath() throws IOException {
    Path suffixed = mac.volumes().resolve("CORE-1");
    mac.mountedAs(source(StandInMac.TB), StandInMac.TB, suffixed, BOBS_FLAGS);

    mac.run("reconcile", "--all").ended(0);

    assertNothingWasUnmounted();
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void aMountOfRootElsewhereIsNeverTouched() throws IOException {
    Path suffixed = mac.volumes().resolve("CORE-1");
    mac.mountedAs(source(StandInMac.TB), StandInMac.TB, suffixed, "nodev, nosuid");

    mac.run("reconcile", "--all").ended(0);

    assertNothingWasUnmounted();
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void aBusyMountInTheHomeDoesNotDelayAFailover() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    Path home = mac.home().resolve("mnt/CORE");
    mac.mountedAs(
        source(StandInMac.TB), StandInMac.TB, home, "nobrowse, mounted by " + StandInMac.USER);
    mac.opened(712, "Final Cut Pro", "../home/mnt/CORE/film.mov");
    mac.tb().pullCable();

    mac.run("reconcile", "--all");

    assertEquals(List.of("unmounted force", "mounted 127.0.0.2"), mac.ledger().story());
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void aBusyStrayAtASuffixDoesNotDelayAFailover() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.mounted("127.0.0.1", "CORE-1");
    mac.opened(712, "Final Cut Pro", "CORE-1/film.mov");
    mac.tb().pullCable();

    mac.run("reconcile", "--all");

    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void aMountMadeOnPurposeInTheHomeIsReportedAndKept() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    Path home = mac.home().resolve("mnt/CORE");
    mac.mountedAs(source(StandInMac.FALLBACK), StandInMac.FALLBACK, home, OWN_FLAGS);

    mac.run("reconcile", "--all").ended(0);

    mac.run("status", "--json").ended(0).says(home.toString());
    mac.run("status").ended(0).says("also mounted at ~/mnt/CORE");
    mac.run("doctor").says("~/mnt/CORE");
    assertNothingWasUnmounted();
  }

  @Test
  void aMountByAThirdNameIsNotForcedBecauseTheFallbackIsSilent() {
    mountedByAThirdName();
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    mac.fallback().pullCable();

    Run run = jar.run("reconcile", "--all", "--json");

    assertEquals("mounted", run.share().path("mount_state").asText());
    assertNothingWasUnmounted();
  }

  @Test
  void aMountByAThirdNameIsLeftWhenItsOwnServerIsDown() {
    mountedByAThirdName();
    mac.tb().pullCable();

    jar.run("reconcile", "--all").ended(0);

    assertEquals(List.of("unmounted force", "mounted macmini.local"), mac.ledger().story());
  }

  /** Mounts by the address of Thunderbolt, and a name that looks like that of the fallback. */
  private void mountedByAThirdName() {
    mac.network().name("macmini.local", StandInMac.FALLBACK).name("macmini.lan", StandInMac.TB);
    mac.config().withoutShares().share("Core", "CORE", "evan", StandInMac.TB, "macmini.local");
    mac.mountedFrom(source("macmini.lan"), StandInMac.TB, mac.core());
  }

  @Test
  void aNamesakeThatCannotBeLookedUpIsForeign() {
    mac.network().name("macmini.local", StandInMac.FALLBACK);
    mac.network().nameForApple("macmini.office", "127.0.0.3");
    mac.config().withoutShares().share("Core", "CORE", "evan", StandInMac.TB, "macmini.local");
    mac.mountedFrom(source("macmini.office"), "127.0.0.3", mac.core());

    Run run = jar.run("reconcile", "--all", "--json");
    jar.run("unmount", "--all", "--force");

    assertEquals("foreign", run.share().path("mount_state").asText());
    assertNothingWasUnmounted();
  }

  @Test
  void theServersOwnBonjourNameIsTheServer() {
    mac.network().name("evans-mac-mini.local", StandInMac.FALLBACK);
    String bonjour = "Evan%E2%80%99s%20Mac%20mini._smb._tcp.local";
    mac.network().nameForApple(bonjour, StandInMac.FALLBACK);
    mac.config()
        .withoutShares()
        .share("Core", "CORE", "evan", StandInMac.TB, "evans-mac-mini.local");
    mac.mountedFrom(source(bonjour), StandInMac.FALLBACK, mac.core());

    JsonNode share = jar.run("status", "--json").ended(0).share();

    assertEquals("mounted", share.path("mount_state").asText());
    assertEquals("fallback", share.path("active_interface").asText());
  }

  @Test
  void mountOfAShareWhoseHostIsDownFailsOver() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tb().pullCable();

    Run run = mac.run("mount", "--all");

    run.ended(0);
    assertTrue(run.out().contains("fallback"), run::toString);
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  private String source(String host) {
    return "//evan@%s:%d/CORE".formatted(host, mac.port());
  }

  private void assertNothingWasUnmounted() {
    assertEquals(List.of(), mac.ledger().calls("diskutil"));
    assertEquals(List.of(), mac.ledger().calls("umount"));
  }
}
