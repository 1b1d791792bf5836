package io.mountaineer.mac;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The kit's stories with the real jar, on a Mac made of files whose jobs of launchd really run. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class KitStoriesIT {

  @TempDir Path directory;

  private RehearsalMac mac;

  @BeforeEach
  void makeMac() throws IOException {
    Kit.assumeLinux();
    mac = new RehearsalMac(directory);
  }

  @Test
  void theAgentIsInstalledFailsOverAndIsTakenAway() {
    Kit.Ended ended =
        mac.run(
            System.getProperty("mountaineer.jar"), "--only", "install,first-mount,cut,uninstall");

    ended.saying("PASS install/agent");
    ended.saying("PASS first-mount  ");
    ended.saying("PASS first-mount/link");
    ended.saying("PASS cut  ");
    ended.saying("PASS cut/link");
    ended.saying("PASS uninstall/gone");
    ended.saying("PASS restored");
    ended.with(0);
  }
}
