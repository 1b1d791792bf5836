package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Discovery.Way;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.ServerFinder.Announced;
import io.mountaineer.platform.ServerFinder.Found;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import io.mountaineer.platform.process.CommandRunner;
import io.mountaineer.platform.process.RunningCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Servers as Apple's programs list them, each ended by us. */
class MacServerFinderTest {

  private static final String ROW =
      "16:49:48.386  Add        3  14 local.               _smb._tcp.           ";

  private final List<Command> calls = new ArrayList<>();

  @Test
  void aServerHasItsHostItsPortAndItsAddresses() {
    Found<Announced> found = finder(this::network).servers();

    assertEquals(
        List.of(
            new Announced(
                "Mac mini", Optional.of("Mac-mini.local"), 445, List.of("10.10.10.1", "10.0.0.5")),
            new Announced("NAS", Optional.empty(), 445, List.of())),
        found.all());
    assertEquals(Optional.empty(), found.problem());
  }

  @Test
  void everyCallOfAProgramThatNeverEndsIsGuarded() {
    finder(this::network).servers();

    assertEquals(4, calls.size(), calls.toString());
    assertTrue(calls.stream().allMatch(Command::endless));
  }

  @Test
  void aMissingProgramIsNamed() {
    Found<Announced> found =
        finder(call -> new NotStarted("/usr/bin/dns-sd is not there")).servers();

    assertEquals(Optional.of("/usr/bin/dns-sd is not there"), found.problem());
  }

  @Test
  void silenceIsNamed() {
    Found<Announced> found = finder(call -> new TimedOut("", "", true)).servers();

    assertEquals(Optional.of("no server announced itself within 3 s"), found.problem());
  }

  @Test
  void noMoreThanSixteenAreAsked() {
    StringBuilder rows = new StringBuilder();
    for (int number = 10; number < 40; number++) {
      rows.append(ROW).append("NAS ").append(number).append('\n');
    }

    Found<Announced> found = finder(call -> new TimedOut(rows.toString(), "", true)).servers();

    assertEquals(16, found.all().size());
    assertTrue(found.problem().orElseThrow().startsWith("30 servers"));
  }

  @Test
  void aNameCannotSpeakToTheTerminal() {
    String name = "N\u001b[31mAS\u202e";

    Found<Announced> found = finder(call -> new TimedOut(ROW + name + "\n", "", true)).servers();

    assertEquals("N\uFFFD[31mAS\uFFFD", found.all().get(0).name());
    assertEquals(name, calls.get(1).argv().get(2), "it is asked for by the name it has");
  }

  @Test
  void theCableIsMarked() {
    Found<Optional<Way>> found =
        finder(this::network).waysTo(List.of("10.10.10.1", "10.0.0.5", "10.9.9.9"));

    assertEquals(
        List.of(
            Optional.of(new Way("bridge0", "Thunderbolt Bridge", true)),
            Optional.of(new Way("en0", "Wi-Fi", false)),
            Optional.empty()),
        found.all());
  }

  @Test
  void aRouteThatIsNotKnownInTimeIsNamed() {
    Found<Optional<Way>> found =
        finder(this::network).waysTo(List.of("10.10.10.1", "10.9.9.9", "fe80::1%en0"));

    assertEquals(Optional.of("route did not end in time"), found.problem());
    assertEquals(2, calls.stream().filter(each -> each.program().equals("route")).count());
  }

  @Test
  void theRoutesToManyAddressesAreAskedForAtTheSameTime() {
    List<String> addresses = IntStream.range(0, 64).mapToObj(i -> "10.9.9." + i).toList();
    List<Command> begun = new ArrayList<>();
    CommandRunner neverEnding =
        new CommandRunner() {
          @Override
          public CommandResult run(Command command) {
            assertEquals(
                addresses.size(), begun.size(), "all were begun before any was waited for");
            return new NotStarted("networksetup is not there");
          }

          @Override
          public RunningCommand begin(Command command) {
            begun.add(command);
            return new RunningCommand.Ended(new TimedOut("", "", true));
          }
        };

    new MacServerFinder(neverEnding, Clock.system()).waysTo(addresses);

    assertEquals(addresses.size(), begun.size());
  }

  @Test
  void withoutNetworksetupTheInterfaceHasNoName() {
    Found<Optional<Way>> found =
        finder(
                call ->
                    call.program().equals("route")
                        ? network(call)
                        : new NotStarted("networksetup is not there"))
            .waysTo(List.of("10.10.10.1"));

    assertEquals(List.of(Optional.of(new Way("bridge0", "", false))), found.all());
    assertEquals(Optional.of("networksetup is not there"), found.problem());
  }

  @Test
  void sharesAreThoseOfTheListAndAccountAndServerAreEncoded() {
    Found<String> found =
        finder(call -> new Exited(0, Transcript.of("smbutil-01-view-prompt").text(), ""))
            .shares("mac mini.local", 445, "WORK;ann b");

    assertEquals(List.of("pi", "bigdisk"), found.all());
    assertEquals(
        List.of("smbutil", "view", "-N", "//WORK;ann%20b@mac%20mini.local"), calls.get(0).argv());
  }

  @Test
  void aRefusalIsAProblemAndNoListOfShares() {
    String said = Transcript.of("smbutil-08-view-refused").text();

    Found<String> found = finder(call -> new Exited(77, "", said)).shares("nas", 445, "ann");

    assertEquals(List.of(), found.all());
    assertTrue(found.problem().orElseThrow().contains("Authentication error"));
  }

  private CommandResult network(Command call) {
    return switch (String.join(" ", call.argv())) {
      case "dns-sd -B _smb._tcp local." ->
          new TimedOut(ROW + "Mac mini\n" + ROW + "NAS\n", "", true);
      case "dns-sd -L Mac mini _smb._tcp local." ->
          new TimedOut(
              " 0:57:02.716  Mac\\032mini._smb._tcp.local. can be reached at Mac-mini.local.:445"
                  + " (interface 14)\n",
              "",
              true);
      case "dns-sd -G v4v6 Mac-mini.local" ->
          new TimedOut(
              " 1:00:37.733  Add 40000003 14 Mac-mini.local.   10.10.10.1   120\n"
                  + " 1:00:37.733  Add        2  4 Mac-mini.local.   10.0.0.5   120\n",
              "",
              true);
      case "route -n get 10.10.10.1" -> route("bridge0");
      case "route -n get 10.0.0.5" -> route("en0");
      case "networksetup -listallhardwareports" ->
          new Exited(0, Transcript.of("networksetup-01-hardware-ports").text(), "");
      default -> new TimedOut("", "", true);
    };
  }

  private static CommandResult route(String device) {
    return new Exited(0, "   route to: x\n  interface: " + device + "\n", "");
  }

  private MacServerFinder finder(Function<Command, CommandResult> mac) {
    CommandRunner runner =
        call -> {
          calls.add(call);
          return mac.apply(call);
        };
    return new MacServerFinder(runner, Clock.system());
  }
}
