package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.platform.LaunchAgent;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.Mounter.UnmountResult.Gone;
import io.mountaineer.platform.NetworkState.Connections;
import io.mountaineer.platform.NetworkState.Link;
import io.mountaineer.platform.NetworkState.Route;
import io.mountaineer.platform.Probe.Kind;
import io.mountaineer.platform.process.CommandResult.Exited;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Whatever a tool of macOS prints, nothing is thrown, nothing hangs, and unknown is not no. */
class OutputFuzzTest {

  private static final int MUTATIONS = 2_000;
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final Path CORE = Path.of("/Volumes/CORE");
  private static final Request REQUEST = new Request("jane", "10.10.10.1", 445, "CORE", CORE);

  @Test
  void aMountWhoseLineIsWholeIsNeverOverlooked() {
    String table = Corpus.of("mount").get(Corpus.of("mount").size() - 1);
    List<String> shares = table.lines().filter(line -> line.startsWith("//")).toList();
    AtomicInteger whole = new AtomicInteger();
    mutated(
        List.of(table),
        (text, damage) -> {
          MountTable read =
              new MountCommand(new ScriptedRunner().exits("mount", 0, text, "")).read();
          if (read instanceof MountTable.Known known) {
            List<String> lines = List.of(text.split("\n"));
            List<String> left = shares.stream().filter(lines::contains).toList();
            left.forEach(line -> assertListed(known, line));
            whole.addAndGet(left.size());
          }
        });
    assertTrue(whole.get() > MUTATIONS / 20, () -> "only " + whole + " lines were left whole");
  }

  private static void assertListed(MountTable.Known known, String line) {
    MountEntry entry = MountCommand.Line.parse(line).orElseThrow().entry();
    assertTrue(known.entries().contains(entry), () -> line + " is not in " + known);
  }

  @Test
  void aTableThatEndsInTheMiddleOfALineIsUnreadable() {
    for (String table : Corpus.of("mount")) {
      for (int end = 1; end < table.length(); end++) {
        if (table.charAt(end - 1) == '\n') {
          continue;
        }
        String cut = "/dev/disk1 on / (apfs)\n" + table.substring(0, end);
        MountTable read = new MountCommand(new ScriptedRunner().exits("mount", 0, cut, "")).read();
        assertEquals(MountTable.Unreadable.class, read.getClass(), cut);
      }
    }
  }

  @Test
  void linesOfMountsAreReadOrRefused() {
    mutated(
        Corpus.of("mount"),
        (text, damage) ->
            new MountCommand(new ScriptedRunner().exits("mount", damage.code(0, 1), text, ""))
                .read());
  }

  @Test
  void garbledListsOfOpenFilesAreNeverTakenForNoOpenFiles() {
    String listed =
        Corpus.of("lsof").stream().filter(text -> text.startsWith("p")).findFirst().get();
    mutated(
        List.of(listed),
        (text, damage) -> {
          Lsof lsof = new Lsof(new ScriptedRunner().exits("lsof", damage.code(0, 1), text, ""));
          boolean finderIsGone = !text.contains("Finder") || text.isBlank();
          assertTrue(
              finderIsGone || !(lsof.look(Path.of("/Volumes/Data")) instanceof OpenFiles.None));
          lsof.lookWithoutTouching(Path.of("/Volumes/Data"));
        });
  }

  @Test
  void errorsOfLsofAreRead() {
    mutated(
        Corpus.of("lsof"),
        (text, damage) ->
            new Lsof(new ScriptedRunner().exits("lsof", damage.code(0, 1, 137), "", text))
                .look(CORE));
  }

  @Test
  void answersOfDfAreRead() {
    mutated(
        Corpus.of("df"),
        (text, damage) -> {
          Df.result(CORE, new Exited(damage.code(0, 1), text, ""));
          Df.result(CORE, new Exited(damage.code(0, 1), "", text));
        });
  }

  @Test
  void noAnswerOfAnUnmountMeansThatTheMountIsGone() {
    List<String> texts = Corpus.of("umount");
    List<String> both = new ArrayList<>(Corpus.of("diskutil"));
    both.addAll(texts);
    mutated(
        both,
        (text, damage) -> {
          Exited answer = new Exited(damage.code(0, 1, 64), "", text);
          assertTrue(
              !(new DiskutilUnmount.Replies("/Volumes/CORE", answer, answer).verdict()
                  instanceof Gone));
        });
  }

  @Test
  void aFailedMountIsOnlyTakenForMountedByTheErrorThatSaysSo() {
    mutated(
        Corpus.of("osascript"),
        (text, damage) ->
            assertTrue(
                MountNetFs.failure(REQUEST, new Exited(1, "", text)).isPresent()
                    || text.contains("17"),
                text));
    mutated(
        Corpus.of("mount_smbfs"),
        (text, damage) ->
            assertTrue(
                MountSmbfs.failure(REQUEST, new Exited(damage.code(1, 64, 68, 77), "", text))
                        .isPresent()
                    || text.contains("File exists"),
                text));
  }

  @Test
  void answersOfLaunchdAreReadAndOnlyItsOwnWordsMeanNotLoaded() {
    mutated(
        Corpus.of("launchctl"),
        (text, damage) -> {
          new Launchctl.Reply(new Exited(0, text, "")).job();
          LaunchAgent.Answer look = new Launchctl.Reply(new Exited(5, text, "")).job();
          assertTrue(
              !(look instanceof LaunchAgent.Answer.NotLoaded)
                  || text.contains("Could not find service"));
        });
  }

  @Test
  void noticesOfTheStoreAreRead() {
    mutated(
        Corpus.of("scutil"),
        (text, damage) -> text.lines().map(Scutil::change).forEach(Optional::isPresent));
  }

  @Test
  void connectionsPortsAndRoutesAreRead() {
    mutated(Corpus.of("smbutil"), (text, damage) -> Smbutil.carrying(text));
    mutated(Corpus.of("networksetup"), (text, damage) -> Networksetup.port(text, "bridge0"));
  }

  @Test
  void serversAndTheirSharesAreReadAndFitForATerminal() {
    mutated(
        Corpus.of("dns-sd"),
        (text, damage) -> {
          DnsSd.instances(text).forEach(name -> assertTrue(text.contains(name), name));
          DnsSd.target(text).ifPresent(target -> assertTrue(text.contains(target.host())));
          DnsSd.addresses(text).forEach(one -> assertTrue(one.matches("[0-9a-f:.]+"), one));
        });
    mutated(
        Corpus.of("smbutil"),
        (text, damage) ->
            Smbutil.shareNames(text)
                .forEach(name -> assertTrue(name.chars().noneMatch(c -> c < ' '), name)));
  }

  @Test
  void onlyApplesWordsOfTheAddressThatWasAskedAreAnAnswerOfNc() {
    mutated(
        Corpus.of("nc"),
        (text, damage) -> {
          Exited exited = new Exited(damage.code(0, 1), "", text);
          Kind kind = Nc.Reply.of("192.168.1.72", 22, exited).kind();
          boolean isApples = text.contains("nc: connectx to 192.168.1.72 port 22 (tcp) failed: ");
          assertTrue(kind == Kind.NO_VERDICT || isApples, text);
        });
  }

  @Test
  void routesAndLinksAreReadAndOnlyTheirOwnWordsMeanThatNoneIsThere() {
    mutated(
        Corpus.of("route"),
        (text, damage) -> {
          int code = damage.code(0, 1);
          Route route = RouteCommand.read(new Exited(code, text, text));
          assertTrue(!(route instanceof Route.None) || text.contains("not in table"), text);
          boolean isNamed = code == 0 && text.contains("interface: ");
          assertTrue(!(route instanceof Route.Via) || isNamed, text);
        });
    mutated(
        Corpus.of("ifconfig"),
        (text, damage) -> {
          Link link = Ifconfig.read("bridge0", new Exited(damage.code(0, 1), text, ""));
          assertTrue(link != Link.INACTIVE || text.contains("status: inactive"), text);
        });
  }

  @Test
  void aDamagedSessionIsReadOrNotKnown() {
    mutated(
        List.of(Transcript.of("smbutil-07-multichannel-json").text()),
        (text, damage) ->
            assertTrue(
                Smbutil.session(text).channels().stream()
                    .noneMatch(channel -> channel.server().isBlank()),
                text));
  }

  @Test
  void aConnectionOfTheKernelIsNeverOverlooked() {
    String list = Corpus.of("netstat").get(0);
    List<String> whole =
        list.lines()
            .filter(line -> line.contains("ESTABLISHED") && line.contains("kernel"))
            .toList();
    mutated(
        List.of(list),
        (text, damage) -> {
          if (Netstat.parse(text) instanceof Connections.Known known) {
            List<String> lines = List.of(text.split("\n"));
            long left = whole.stream().filter(lines::contains).count();
            assertTrue(known.all().size() >= left, text);
          }
        });
  }

  private static void mutated(List<String> corpus, BiConsumer<String, Mutations> reads) {
    AtomicReference<String> mutation = new AtomicReference<>();
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          for (int number = 0; number < MUTATIONS; number++) {
            Mutations damage = new Mutations(number);
            String text = damage.of(corpus.get(number % corpus.size()));
            mutation.set(
                "-Dmountaineer.fuzz.seed="
                    + Mutations.SEED
                    + ", mutation "
                    + number
                    + ":\n"
                    + text);
            try {
              reads.accept(text, damage);
            } catch (RuntimeException | StackOverflowError | AssertionError failed) {
              throw new AssertionError(mutation.get(), failed);
            }
          }
        },
        mutation::get);
  }
}
