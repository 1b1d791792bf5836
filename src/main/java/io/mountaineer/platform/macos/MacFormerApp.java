package io.mountaineer.platform.macos;

import io.mountaineer.platform.FormerApp;
import io.mountaineer.platform.macos.ToolText.Printed;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * App of the mountaineer before this one: {@code Mountaineer.app}, bundle {@code
 * com.mountaineer.app}, in the folder of applications of the user or of all (dwrekofc/
 * mac-util-mountaineer, scripts/bundle-macos.sh and launchd.rs).
 */
public final class MacFormerApp implements FormerApp {

  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final String BUNDLE = "Mountaineer.app";
  private static final String PROGRAM = BUNDLE + "/Contents/MacOS/Mountaineer";
  private static final int MOST_BYTES = 1 << 16;

  /**
   * Row of {@code ps -xww -o pid=,comm=}: the processes of this user, also those without a
   * terminal, with the whole path of their program at any width (ps(1): -x, -ww; unproven for
   * programs of a bundle with a blank in its path).
   */
  private static final Pattern ROW = Pattern.compile("\\s*(\\d{1,10})\\s+(.*\\S)\\s*");

  private final CommandRunner runner;
  private final List<Path> folders;
  private final Path plist;

  /**
   * @param userHome home of the user
   * @param plist property list of the agent, by either of the two
   */
  public MacFormerApp(CommandRunner runner, Path userHome, Path plist) {
    this(runner, List.of(userHome.resolve("Applications"), Path.of("/Applications")), plist);
  }

  MacFormerApp(CommandRunner runner, List<Path> folders, Path plist) {
    this.runner = runner;
    this.folders = folders;
    this.plist = plist;
  }

  @Override
  public Found look() {
    Printed printed =
        ToolText.printed("ps", runner.run(Command.of(LIMIT, "ps", "-xww", "-o", "pid=,comm=")));
    Optional<Path> bundle =
        folders.stream()
            .map(folder -> folder.resolve(BUNDLE))
            .filter(Files::isDirectory)
            .findFirst();
    return new Found(
        printed.text().map(MacFormerApp::pids).orElse(List.of()),
        bundle,
        startsIt(plist),
        printed.text().isPresent() ? Optional.empty() : Optional.of(printed.failure()));
  }

  static List<Long> pids(String rows) {
    List<Long> pids = new ArrayList<>();
    for (String line : rows.split("\n")) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && row.group(2).endsWith("/" + PROGRAM)) {
        pids.add(Long.valueOf(row.group(1)));
      }
    }
    return pids;
  }

  private static boolean startsIt(Path plist) {
    try (Stream<String> lines = Files.lines(plist, StandardCharsets.ISO_8859_1)) {
      return Files.size(plist) <= MOST_BYTES
          && lines.anyMatch(line -> line.contains("/" + PROGRAM + "</string>"));
    } catch (IOException e) {
      return false; // there is no agent
    }
  }
}
