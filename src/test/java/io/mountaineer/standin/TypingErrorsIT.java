package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * First shares of somebody who mistypes every line, and corrects it by the program's answer alone.
 */
@Execution(ExecutionMode.CONCURRENT)
class TypingErrorsIT {

  private static final int MOST_TRIES = 6;

  private static final Pattern NEAREST = Pattern.compile("'([^']+)'\\. Did you mean '([^']+)'\\?");
  private static final Pattern MISSING = Pattern.compile("missing: (.+)\\.");
  private static final Pattern COMMAND = Pattern.compile("(?m)[:\\n] +mountaineer (.+)$");

  /** Facts that the owner of a Mac knows, by the option that asks for each. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "--tb-host", StandInMac.TB,
          "--fallback-host", StandInMac.FALLBACK,
          "--username", "evan",
          "--name", "Cuts",
          "--target-subpath", "Projects/Cuts");

  @RegisterExtension final StandInMac mac = new StandInMac();

  private final List<String> typed = new ArrayList<>();

  @Test
  void fromNothingToTwoSharesAndAnAliasByWhatTheProgramSays() throws Exception {
    mac.config().withoutShares();
    corrected("stauts").says("mountaineer favorites add --help");
    corrected("favourites ad CORE");
    corrected("favorites add VAULT --tbhost " + StandInMac.TB);
    corrected("alias add CROE");
    corrected("config set lsof-rechek of");
    corrected("mount CROE").says("CORE");
    corrected("swich CORE wifi");
    corrected("mount VALT");

    Run status = corrected("satus");

    status.says("CORE").says("VAULT");
    assertEquals(StandInMac.FALLBACK, mac.servedBy("CORE"));
    assertEquals(StandInMac.TB, mac.servedBy("VAULT"));
    mac.run("verify").ended(0);
    mac.run("config", "get", "lsof-recheck").ended(0).says("true");
    mac.run("alias", "list").ended(0).says("Projects/Cuts");
  }

  /** Types a line, and again as the program says, until it is no longer wrong. */
  private Run corrected(String first) {
    String line = first;
    for (int i = 0; i < MOST_TRIES; i++) {
      Run run = mac.run(line.split(" "));
      typed.add(line);
      if (run.code() != 2) {
        return run.ended(0);
      }
      line = byWhatItSays(run, line);
    }
    throw new AssertionError("nobody gets further than this: " + typed);
  }

  private static String byWhatItSays(Run wrong, String line) {
    return nearest(wrong, line)
        .or(() -> completed(wrong, line))
        .or(() -> command(wrong))
        .orElseThrow(() -> new AssertionError("no way on after " + line + ": " + wrong));
  }

  private static Optional<String> nearest(Run wrong, String line) {
    Matcher said = NEAREST.matcher(wrong.err());
    return said.find()
        ? Optional.of(
            (" " + line + " ")
                .replace(" " + said.group(1) + " ", " " + said.group(2) + " ")
                .strip())
        : Optional.empty();
  }

  private static Optional<String> completed(Run wrong, String line) {
    Matcher said = MISSING.matcher(wrong.err());
    if (!said.find()) {
      return Optional.empty();
    }
    StringBuilder whole = new StringBuilder(line);
    for (String missing : said.group(1).split(", ")) {
      String option = missing.split(" ")[0];
      assertTrue(KNOWN.containsKey(option), "nobody knows " + option + ": " + wrong);
      whole.append(' ').append(option).append(' ').append(KNOWN.get(option));
    }
    return Optional.of(whole.toString());
  }

  private static Optional<String> command(Run wrong) {
    Matcher said = COMMAND.matcher(wrong.err());
    return said.find() ? Optional.of(said.group(1)) : Optional.empty();
  }
}
