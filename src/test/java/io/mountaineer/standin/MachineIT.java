package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Machines and users that the program does not work for. */
@Execution(ExecutionMode.CONCURRENT)
class MachineIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void withoutAMacEveryCommandRefusesAndPointsToTheDemo() throws IOException {
    assumeFalse(System.getProperty("os.name").startsWith("Mac"), "this is a Mac");

    for (String command : List.of("reconcile", "status", "mount")) {
      mac.jar().run(command, "--all").ended(13).complains("mountaineer demo");
    }
    Run json = mac.jar().run("unmount", "--all", "--json");

    assertEquals(13, json.ended(13).json().at("/error/code").asInt());
    assertEquals(List.of(), mac.ledger().events());
  }

  @Test
  void rootIsRefusedUnlessALabAllowsIt() throws IOException {
    Run run =
        mac.jar()
            .without("MOUNTAINEER_ALLOW_ROOT")
            .jvm("-Duser.name=root")
            .run("--platform", "macos", "reconcile", "--all");

    run.ended(13).complains("does not act as root").complains("Keychain");
    assertEquals(List.of(), mac.ledger().events());
    assertFalse(Files.exists(mac.home().resolve(".mountaineer/state.json")));
    assertFalse(Files.exists(mac.shares()));
  }

  @Test
  void aSettingIsNotChangedByRootEither() throws IOException {
    String before = Files.readString(mac.config().path());

    mac.jar()
        .without("MOUNTAINEER_ALLOW_ROOT")
        .jvm("-Duser.name=root")
        .run("--platform", "macos", "config", "set", "auto-failback", "off")
        .ended(13)
        .complains("does not act as root");

    assertEquals(before, Files.readString(mac.config().path()));
  }

  @Test
  void withoutTheToolThatMountsItsNameIsReported() throws IOException {
    mac.without("osascript");

    Run run = mac.run("reconcile", "--all");

    run.failed().says("osascript not found, or not executable");
    assertEquals(List.of(), mac.mounts());
  }

  @Test
  void withoutTheToolsThatUnmountTheShareStaysAndTheirNamesAreReported() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.without("diskutil");
    mac.without("umount");

    Run run = mac.run("unmount", "--all");

    run.failed().says("umount not found, or not executable");
    assertEquals(1, mac.mounts().size());
  }

  @Test
  void withoutDiskutilUmountIsEnough() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.without("diskutil");

    mac.run("unmount", "--all").ended(0);

    assertEquals(List.of("umount plain CORE"), mac.ledger().unmounts());
  }

  @Test
  void whereTheSessionIsUnknownTheMountIsTried() throws IOException {
    mac.without("launchctl");

    mac.run("mount", "--all").ended(0);

    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }
}
