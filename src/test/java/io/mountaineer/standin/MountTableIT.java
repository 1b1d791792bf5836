package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Without a mount table that can be trusted nothing is changed. */
@Execution(ExecutionMode.CONCURRENT)
class MountTableIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aMountThatFailsChangesNothing() {
    mac.tool("mount").fails(1, "mount: getmntinfo failed: Cannot allocate memory");
    assertNothingIsChanged("mount failed with exit code 1");
  }

  @Test
  void anEmptyTableChangesNothing() {
    mac.tool("mount").prints(0, "");
    assertNothingIsChanged("mount did not list /");
  }

  @Test
  void aTableThatMakesNoSenseChangesNothing() {
    mac.tool("mount").prints(0, "/dev/disk1 on / (apfs)\n//evan@127.0.0.1/CORE at \u0001\u0002");
    assertNothingIsChanged("makes no sense");
  }

  @Test
  void aTableThatIsCutChangesNothing() {
    mac.tool("mount").printsTooMuch("/dev/disk9s1 on /Volumes/Other (apfs, local)");
    assertNothingIsChanged("printed more than can be read");
  }

  @Test
  void aMissingMountChangesNothing() throws IOException {
    mac.without("mount");
    Run run = mac.run("mount", "--all");

    run.ended(13).complains("mount not found");
    assertEquals(List.of(), mac.ledger().calls("osascript"));
  }

  @Test
  void aMountThatHangsChangesNothing() {
    mac.tool("mount").hangs();

    Run run = mac.run("mount", "--all");

    run.failed().says("the mount table cannot be read: mount did not end in time");
    assertEquals(List.of(), mac.ledger().calls("osascript"));
  }

  @Test
  void statusReportsATableThatCannotBeRead() {
    mac.tool("mount").fails(1, "mount: getmntinfo failed: Cannot allocate memory");

    Run run = mac.run("status", "--json");

    run.ended(0);
    assertEquals("error", run.share().path("mount_state").asText());
    assertEquals(
        "the mount table cannot be read: mount failed with exit code 1",
        run.share().path("decision").path("reason").asText());
  }

  private void assertNothingIsChanged(String reason) {
    Run mount = mac.run("mount", "--all");
    mac.mounted(StandInMac.TB, "CORE");
    List<String> before = mac.mounts();
    Run move = mac.run("switch", "--share", "Core", "--to", "fallback", "--force");
    Run unmount = mac.run("unmount", "--all", "--force");

    for (Run run : List.of(mount, move, unmount)) {
      run.failed().says("the mount table cannot be read").says(reason);
    }
    assertEquals(before, mac.mounts());
    assertEquals(List.of(), mac.ledger().story());
    assertEquals(List.of(), mac.ledger().calls("osascript"));
    assertEquals(List.of(), mac.ledger().calls("diskutil"));
  }
}
