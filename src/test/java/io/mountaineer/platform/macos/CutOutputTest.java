package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.platform.Folders;
import io.mountaineer.platform.Keychain;
import io.mountaineer.platform.LaunchAgent;
import io.mountaineer.platform.Liveness.Result;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.NetworkPath;
import io.mountaineer.platform.NetworkState;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.process.CommandResult.Cut;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Output that does not fit its limit: what it lacks is unknown, never missing. */
class CutOutputTest {

  private static final Path CORE = Path.of("/Volumes/CORE");
  private static final Request REQUEST = new Request("jane", "nas", 445, "CORE", CORE);

  private final ScriptedRunner runner = new ScriptedRunner();

  @Test
  void aTableThatIsCutIsUnreadable() {
    runner.floods("mount", "/dev/disk3s1s1 on / (apfs, local)\n");

    assertEquals(
        new MountTable.Unreadable("mount printed more than can be read"),
        new MountCommand(runner).read());
  }

  @Test
  void aListOfOpenFilesThatIsCutIsNoProofThatNoneAreOpen() {
    runner.floods("lsof", "p1\ncmds\nLroot\nf1\nn/Volumes/CORE\n");
    Lsof lsof = new Lsof(runner);
    OpenFiles unknown = new OpenFiles.Unknown("lsof printed more than can be read");

    assertEquals(unknown, lsof.look(CORE));
    assertEquals(unknown, lsof.lookWithoutTouching(CORE));
  }

  @Test
  void whatStandsInAListThatIsCutIsOpen() {
    runner.floods("lsof", "p7\ncvim\nLjane\nf1\nn/Volumes/CORE/a\np8\nc");
    OpenFiles held = new OpenFiles.Held(List.of(new Holder("vim", 7, 1, "/Volumes/CORE/a")));

    assertEquals(held, new Lsof(runner).look(CORE));
    assertEquals(held, new Lsof(runner).lookWithoutTouching(CORE));
  }

  @Test
  void aProgramThatPrintsTooMuchIsNotSilent() {
    runner.floods("df", "Filesystem\n");

    assertEquals(
        Result.unknown("df printed more than can be read"),
        new Df(runner, command -> false).check(CORE));
  }

  @Test
  void foldersOfAListThatIsCutAreNotAll() {
    runner.floods("find", "/Volumes/CORE//One\0");

    assertEquals(
        new Folders.Answer.There(List.of("One"), false),
        new Find(runner, command -> false).inside(CORE));
  }

  @Test
  void anNcThatPrintsTooMuchGivesNoVerdict() {
    runner.floods("nc", "");

    assertEquals(
        Probe.Kind.NO_VERDICT,
        new Nc(runner, host -> Set.of(host)).probe("10.0.0.4", 445, Duration.ofSeconds(1)).kind());
  }

  @Test
  void routesLinksAndConnectionsOfWhichTooMuchIsSaidAreUnknown() {
    MacNetworkState network = new MacNetworkState(runner);
    runner
        .floods("route", "  interface: en0\n")
        .floods("ifconfig", "en0: flags=1\nstatus: inactive\n");
    runner.floods("netstat", "");

    assertInstanceOf(NetworkState.Route.Unknown.class, network.routeTo("10.0.0.4"));
    assertEquals(NetworkState.Link.UNKNOWN, network.linkOf("en0"));
    assertInstanceOf(NetworkState.Connections.Unknown.class, network.kernelConnections());
  }

  @Test
  void aKeychainThatPrintsTooMuchSaysNothing() {
    runner.floods("security", "");

    assertEquals(
        Keychain.Answer.unknown("security printed more than can be read"),
        new Security(runner).look("nas", "jane"));
  }

  @Test
  void aWireOfWhichTooMuchIsSaidIsUnknown() {
    runner.floods("smbutil", "{}").floods("route", "").floods("networksetup", "");

    assertInstanceOf(NetworkPath.Answer.Unknown.class, new MacNetworkPath(runner).of(CORE));
  }

  @Test
  void aSessionOfWhichTooMuchIsSaidMayHaveAScreen() {
    runner.floods("launchctl", "Background\n");

    assertEquals(Optional.empty(), new LoginSession(runner).withoutScreen());
  }

  @Test
  void anAnswerOfLaunchdThatIsCutIsUnknown() {
    assertEquals(
        new LaunchAgent.Answer.Unknown("launchctl printed more than can be read"),
        new Launchctl.Reply(new Cut(0, "gui/501/x = {\n", "")).job());
  }

  @Test
  void aMountToolThatPrintsTooMuchAndFailsMayHaveMounted() {
    assertEquals(Optional.empty(), MountNetFs.failure(REQUEST, new Cut(0, "", "")));
    assertEquals(
        Kind.TIMED_OUT, MountSmbfs.failure(REQUEST, new Cut(77, "", "")).orElseThrow().kind());
  }
}
