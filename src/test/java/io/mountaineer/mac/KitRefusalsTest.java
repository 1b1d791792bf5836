package io.mountaineer.mac;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States of a Mac on which the kit does not start, and which it leaves as they are. */
class KitRefusalsTest {

  @TempDir Path directory;

  private RehearsalMac mac;

  @BeforeEach
  void makeMac() throws IOException {
    Kit.assumeLinux();
    mac = new RehearsalMac(directory);
    Files.writeString(mac.root().resolve("any.jar"), "");
  }

  @AfterEach
  void nothingWasMade() throws IOException {
    if (mac != null) {
      assertEquals(List.of(), mac.rooms());
    }
  }

  @Test
  void anythingButAMac() throws IOException {
    mac.plays("uname", "echo Linux");

    refuses("this is no Mac");
  }

  @Test
  void root() throws IOException {
    mac.plays("id", "echo 0");

    refuses("not as root");
  }

  @Test
  void aJarThatIsNotThere() {
    Kit.Ended ended = mac.run("none.jar");

    ended.with(3);
    ended.saying("there is no none.jar");
  }

  @Test
  void aMacWithoutSamba() throws IOException {
    Files.delete(mac.root().resolve("sbin/samba-dot-org-smbd"));

    refuses("brew install samba");
  }

  @Test
  void anAgentThatRuns() throws IOException {
    mac.plays("launchctl", "exit 0");

    refuses("an agent com.mountaineer.agent runs here");
  }

  @Test
  void anAgentThatIsInstalled() throws IOException {
    Path agents = Files.createDirectories(mac.home().resolve("Library/LaunchAgents"));
    Files.writeString(agents.resolve("com.mountaineer.agent.plist"), "");

    refuses("mountaineer uninstall");
  }

  @Test
  void aMountByOneOfItsPorts() throws IOException {
    Files.writeString(
        mac.root().resolve("mounts/1"),
        "//evan@nas:%d/CORE on /Volumes/CORE (smbfs)%n".formatted(mac.port()));

    refuses("something is mounted by port " + mac.port());
  }

  @Test
  void aMountTableThatCannotBeRead() throws IOException {
    mac.plays("mount", "exit 1");

    refuses("the mount table cannot be read");
  }

  @Test
  void aPortThatIsTaken() throws IOException {
    try (ServerSocket taken =
        new ServerSocket(mac.port() + 1, 1, InetAddress.getLoopbackAddress())) {
      refuses("something listens on port " + taken.getLocalPort());
    }
  }

  @Test
  void optionsAndNamesItDoesNotKnow() {
    mac.run().with(2);
    mac.run("any.jar", "--sudo").with(2);
    mac.run("any.jar", "--lan").with(2);
    mac.run("any.jar", "--only", "nc,nothing").with(2);
    mac.run("any.jar", "another.jar").saying("bash src/test/mac/kit.sh target/mountaineer.jar");
  }

  private void refuses(String reason) {
    Kit.Ended ended = mac.run("any.jar");

    ended.with(3);
    ended.saying(reason);
    ended.saying("nothing was changed");
  }
}
