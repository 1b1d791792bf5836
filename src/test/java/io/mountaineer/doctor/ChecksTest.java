package io.mountaineer.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Link;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.MountClassifier;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountEntry.SmbSource;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import io.mountaineer.doctor.Finding.Verdict;
import io.mountaineer.doctor.WatchCheck.Engine;
import io.mountaineer.doctor.WatchCheck.Fault;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.Keychain;
import io.mountaineer.platform.LaunchAgent.Answer;
import io.mountaineer.platform.OneOccupant;
import io.mountaineer.platform.Volumes;
import io.mountaineer.platform.Volumes.Occupant;
import io.mountaineer.platform.sim.VirtualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {

  private static final Share CORE =
      new Share("Core", "WORK;evan", "10.10.10.1", "macmini.local", "CORE");
  private static final Path VOLUMES = Path.of("/Volumes");

  @TempDir Path folder;
  private final VirtualClock time = new VirtualClock(Instant.parse("2026-01-05T08:00:00Z"));
  private Occupant occupant = Occupant.EMPTY_DIRECTORY;
  private boolean isWanted = true;
  private boolean serverAnswers = true;

  @Test
  void aNameThatTakesItsTimeIsWarnedAbout() {
    NamesCheck names =
        new NamesCheck(
            List.of("10.10.10.1", "quick.local", "slow.local", "none.local"),
            this::resolve,
            time,
            Workers.inline());

    assertEquals(
        List.of(
            "ok quick.local: is 192.0.2.7, known after 0 ms",
            "warn slow.local: is 192.0.2.7, but that took 5000 ms",
            "warn none.local: has no address at the moment"),
        shown(names));
  }

  private List<InetAddress> resolve(String host) throws UnknownHostException {
    if (host.startsWith("none")) {
      throw new UnknownHostException(host);
    }
    if (host.startsWith("slow")) {
      time.pause(Duration.ofSeconds(5));
    }
    return List.of(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 7}));
  }

  @Test
  void theLoginIsLookedForOnceForAllSharesOfAServer() {
    List<String> asked = new ArrayList<>();
    BiFunction<Share, Interface, Keychain.Answer> logins =
        (share, via) -> {
          asked.add(share.username() + "@" + share.host(via));
          return new Keychain.Answer(Keychain.Answer.State.THERE, "");
        };
    Share media = new Share("Media", "WORK;evan", "10.10.10.1", "macmini.local", "MEDIA");
    Share guest = new Share("Guest", "", "10.10.10.1", "macmini.local", "GUEST");

    new KeychainCheck(List.of(CORE, media, guest), logins, (host, share) -> "").look();

    assertEquals(List.of("WORK;evan@10.10.10.1", "WORK;evan@macmini.local"), asked);
  }

  @Test
  void aTicketOrAnotherSpellingIsAsGoodAsAPassword() {
    for (String how :
        List.of(
            "macOS can log in by a Kerberos ticket",
            "there is a password under the name macmini._smb._tcp.local")) {
      Keychain.Answer answer = new Keychain.Answer(Keychain.Answer.State.THERE, how);

      Finding found =
          new KeychainCheck(List.of(CORE), (share, via) -> answer, (host, share) -> "")
              .look()
              .get(0);

      assertEquals(Verdict.OK, found.verdict());
      assertTrue(found.detail().endsWith(how), found.detail());
    }
  }

  @Test
  void anObstacleIsDistinguishedFromALeftover() {
    MountTable table = new MountTable.Known(List.of());

    assertEquals(
        List.of(
            "fail Core: an empty directory is left over at /Volumes/core",
            "warn Core: an empty directory is left over at /Volumes/CORE-2"),
        shown(volumes(table, "Macintosh HD", "core", "CORE-2", "CORE-22", "COREX")));
  }

  @Test
  void aFullFolderIsNoLeftoverAndIsNotToBeRemoved() {
    MountTable table = new MountTable.Known(List.of());
    occupant = Occupant.SOMETHING;

    List<Finding> found = volumes(table, "CORE").look();

    assertEquals(1, found.size(), "nothing else is well: " + found);
    assertEquals(Verdict.FAIL, found.get(0).verdict());
    assertEquals(
        Optional.of("check it, then move it away: ls -la /Volumes/CORE"), found.get(0).remedy());
  }

  @Test
  void aDirectoryThatTheNextMountMakesDoWithIsNoFault() {
    MountTable table = new MountTable.Known(List.of());
    occupant = Occupant.OUR_EMPTY_DIRECTORY;

    assertEquals(
        List.of(
            "warn Core: not mounted",
            "warn Core: an empty directory is left over at /Volumes/CORE-1"),
        shown(volumes(table, "CORE", "CORE-1")));
  }

  @Test
  void whatCannotBeLookedAtIsNotKnownToBeWell() {
    MountTable table = new MountTable.Known(List.of());
    occupant = Occupant.UNKNOWN;

    assertEquals(
        List.of("warn Core: not mounted", "warn Core: /Volumes/CORE cannot be checked"),
        shown(volumes(table, "CORE")));
  }

  @Test
  void aShareThatItsUserUnmountedIsWell() {
    isWanted = false;

    assertEquals(
        List.of("ok Core: not mounted, as you unmounted or ejected it"),
        shown(volumes(new MountTable.Known(List.of()))));
  }

  @Test
  void aMountIsNoLeftover() {
    assertEquals(
        List.of("ok Core: mounted at /Volumes/CORE over the fallback address"),
        shown(volumes(mounted("macmini.local", "CORE"), "CORE")));
  }

  @Test
  void aMountByAnotherAccountIsOursAndNamed() {
    assertEquals(
        List.of(
            "warn Core: mounted at /Volumes/CORE over the fallback address, but as GUEST, not as WORK;evan"),
        shown(volumes(mounted("GUEST", "macmini.local", "CORE"), "CORE")));
  }

  @Test
  void aMountWhoseServerIsDeadIsNotWell() {
    serverAnswers = false;

    assertEquals(
        List.of(
            "warn Core: mounted at /Volumes/CORE over the fallback address, but its server"
                + " macmini.local does not answer"),
        shown(volumes(mounted("macmini.local", "CORE"), "CORE")));
  }

  @Test
  void aSuffixedAndAForeignMountAreFaults() {
    assertEquals(
        List.of("fail Core: mounted at a wrong path, /Volumes/CORE-1"),
        shown(volumes(mounted("macmini.local", "CORE-1"), "CORE-1")));
    assertEquals(
        List.of("fail Core: another mount uses /Volumes/CORE: //evan@other.example/CORE"),
        shown(volumes(mounted("other.example", "CORE"), "CORE")));
  }

  @Test
  void anUnreadableMountTableIsNotAnEmptyOne() {
    MountTable table = new MountTable.Unreadable("mount ended with 1");

    assertEquals(List.of("warn : not known: mount ended with 1"), shown(volumes(table, "CORE")));
  }

  private VolumesCheck volumes(MountTable table, String... names) {
    Config config = new Config(Settings.defaults(Path.of("/Users/evan")), List.of(CORE), List.of());
    Volumes volumes = new OneOccupant(() -> occupant);
    MountClassifier views =
        new MountClassifier(config.settings(), table, host -> Set.of(), "evan"::equals);
    return new VolumesCheck(
        config,
        table,
        share -> views.of(share, ShareState.NEW),
        volumes,
        () -> List.of(names),
        host -> serverAnswers,
        share -> isWanted);
  }

  private static MountTable mounted(String host, String directory) {
    return mounted("evan", host, directory);
  }

  private static MountTable mounted(String account, String host, String directory) {
    SmbSource smb = new SmbSource(account, host, 445, "CORE");
    String source = "//" + account + "@" + host + "/CORE";
    MountEntry entry =
        new MountEntry(source, "smbfs", VOLUMES.resolve(directory), Optional.of(smb));
    return new MountTable.Known(List.of(entry.mountedBy("evan")));
  }

  @Test
  void onlyOneMonitorShouldWatch() {
    Optional<Engine> mine =
        Optional.of(new Engine(Optional.of(4711L), "process 4711", Optional.empty()));
    Answer loaded = new Answer.Loaded("running", Optional.of(4711L), Optional.empty());

    assertEquals(List.of("ok : process 4711 is running, started at login"), watch(loaded, mine));
    assertEquals(
        List.of("warn : process 4711 blocks the LaunchAgent"),
        watch(new Answer.Loaded("running", Optional.of(99L), Optional.empty()), mine));
    assertEquals(
        List.of("ok : process 4711 is running; none starts at login"),
        watch(new Answer.NotLoaded(), mine));
    assertEquals(
        List.of("warn : the monitor is not running: shares will not switch by themselves"),
        watch(new Answer.NotLoaded(), Optional.empty()));
    assertEquals(
        List.of(
            "fail : the LaunchAgent is loaded, but no monitor is running (launchd says: spawn scheduled)"),
        watch(
            new Answer.Loaded("spawn scheduled", Optional.empty(), Optional.empty()),
            Optional.empty()));
    assertEquals(
        List.of("warn : not known: the monitor is not running; launchctl not found"),
        watch(new Answer.Unknown("launchctl not found"), Optional.empty()));
  }

  @Test
  void aMonitorThatDoesNoWorkIsNotSaidToRun() {
    Fault stopped = new Fault("The monitor is stopped", "type: kill -CONT 4711");
    Engine frozen = new Engine(Optional.of(4711L), "process 4711", Optional.of(stopped));

    for (Answer agent :
        List.of(
            new Answer.Loaded("running", Optional.of(4711L), Optional.empty()),
            new Answer.NotLoaded(),
            new Answer.Unknown("launchctl not found"))) {
      assertEquals(List.of("fail : The monitor is stopped"), watch(agent, Optional.of(frozen)));
    }
  }

  private static List<String> watch(Answer agent, Optional<Engine> engine) {
    return shown(new WatchCheck(() -> agent, () -> engine, "mountaineer install"));
  }

  @Test
  void theStrongerFileDecidesAboutSoftMountsAndAServerMayHaveItsOwnSetting() throws IOException {
    Path system = folder.resolve("system.conf");
    Path own = folder.resolve("own.conf");
    NsmbCheck check = new NsmbCheck(List.of(CORE), List.of(system, own));

    Files.writeString(own, "# soft\n[ default ]\n Soft = YES\nmax_resp_timeout=10\n");
    assertEquals(List.of("ok : mounts are soft; an answer may take 10 s"), shown(check));

    Files.writeString(system, "[MacMini.local]\nsoft=no\n");
    assertEquals(
        List.of(
            "warn : nsmb.conf says soft=no for macmini.local: if that server dies, programs may"
                + " hang for 10 minutes"),
        shown(check));

    Files.writeString(own, "[MacMini.local]\nsoft=no\n");
    Files.writeString(system, "[MacMini.local]\nsoft=yes\n");
    assertEquals(List.of("ok : mounts are soft; an answer may take the usual 30 s"), shown(check));
  }

  @Test
  void mountsAreSoftWhereNothingIsSetAsNetFsMakesThem() throws IOException {
    Path conf = folder.resolve("own.conf");
    NsmbCheck check = new NsmbCheck(List.of(CORE), List.of(conf));
    List<String> soft = List.of("ok : mounts are soft; an answer may take the usual 30 s");

    assertEquals(soft, shown(check));

    Files.writeString(conf, "[default]\nsigning_required=yes\n");
    assertEquals(soft, shown(check));
  }

  @Test
  void onlyTheFileThatMakesMountsHardIsNamed() throws IOException {
    Path system = Files.writeString(folder.resolve("system.conf"), "[default]\nsoft=yes\n");
    Path own = Files.writeString(folder.resolve("own.conf"), "[MacMini.local]\nsoft=no\n");

    Finding hard = new NsmbCheck(List.of(CORE), List.of(system, own)).look().get(0);

    assertEquals("remove soft=no from " + own, hard.remedy().orElseThrow());
  }

  @Test
  void withoutAShareThereIsNoLinkToCount() {
    Config none = new Config(Settings.defaults(Path.of("/home/evan")), List.of(), List.of());

    LinksCheck check = new LinksCheck(none, link -> LinkStatus.CORRECT);

    assertEquals(List.of("ok : no share is configured"), shown(check));
  }

  @Test
  void linksThatAreRightAreCounted() {
    LinksCheck check = new LinksCheck(withAlias(), link -> LinkStatus.CORRECT);

    assertEquals(List.of("ok : 2 links are correct"), shown(check));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MISSING  | warn | /home/evan/Shares/Core is missing",
        "OUTDATED | warn | /home/evan/Shares/Core is a link made by mountaineer that points elsewhere",
        "FOREIGN  | fail | /home/evan/Shares/Core is in the way: it is not a link made by"
            + " mountaineer"
      })
  void aStableLinkThatIsNotRightIsNamed(LinkStatus status, String verdict, String detail) {
    Settings settings = Settings.defaults(Path.of("/home/evan"));
    Path stable = CORE.stableLink(settings).path();
    Function<Link, LinkStatus> statuses =
        link -> link.path().equals(stable) ? status : LinkStatus.CORRECT;

    assertEquals(
        List.of(verdict + " Core: " + detail.replace("/home/evan/Shares/Core", stable.toString())),
        shown(new LinksCheck(withAlias(), statuses)));
  }

  @Test
  void anAliasWhoseLinkIsMissingIsNamed() {
    Path alias = Path.of("/home/evan/films");
    Function<Link, LinkStatus> statuses =
        link -> link.path().equals(alias) ? LinkStatus.MISSING : LinkStatus.CORRECT;

    assertEquals(
        List.of("warn Films: /home/evan/films is missing"),
        shown(new LinksCheck(withAlias(), statuses)));
  }

  private static Config withAlias() {
    Alias films = new Alias("Films", Path.of("/home/evan/films"), "Core", "films");
    return new Config(Settings.defaults(Path.of("/home/evan")), List.of(CORE), List.of(films));
  }

  @Test
  void aLogThatOutgrewItsLimitIsWarnedAbout() throws IOException {
    Path log = folder.resolve("mountaineer.log");
    LogCheck check = new LogCheck(log, 100);
    Files.writeString(log, "x".repeat(60));
    assertEquals(Verdict.OK, check.look().get(0).verdict());

    Files.writeString(folder.resolve("mountaineer.log.1"), "x".repeat(60));

    assertEquals(Verdict.WARN, check.look().get(0).verdict());
  }

  @Test
  void aLogThatIsNotThereYetIsNoFault() {
    Path log = folder.resolve("nowhere/mountaineer.log");

    assertTrue(shown(new LogCheck(log, 100)).get(0).startsWith("ok "));
  }

  private static List<String> shown(Check check) {
    return check.look().stream()
        .map(each -> each.verdict().wire() + " " + each.subject() + ": " + each.detail())
        .toList();
  }
}
