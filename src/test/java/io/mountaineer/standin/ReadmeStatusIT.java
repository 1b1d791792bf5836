package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Output of {@code status} at the top of the README. */
@Execution(ExecutionMode.CONCURRENT)
class ReadmeStatusIT {

  private static final Pattern SHOWN =
      Pattern.compile("(?s)```text\n\\$ mountaineer status\n(.*?)```");

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void theFirstScreenShowsWhatStatusPrints() throws Exception {
    mac.config().withoutShares().set("auto_failback", true).set("auto_failback_stable_secs", 1);
    for (String share : new String[] {"CORE", "VAULT", "Media"}) {
      mac.config().share(share, share, "evan", StandInMac.TB, StandInMac.FALLBACK);
    }
    mac.tb().pullCable();
    mac.run("mount", "--all").ended(0);
    mac.run("unmount", "Media").ended(0);
    mac.opened(712, "Final Cut Pro", "VAULT/film.mov");
    mac.tb().plugIn();
    RunningJar monitor = mac.start("monitor", "--interval", "1");
    Await.until("CORE is back", () -> mac.isServedBy("CORE", StandInMac.TB));
    Await.until("TB Ready", () -> monitor.err().contains("event=tb_ready share=VAULT"));

    Run status = mac.run("status").ended(0);
    monitor.terminate(RunningJar.UNTIL_STOPPED);

    Matcher shown = SHOWN.matcher(Files.readString(Path.of("README.md")));
    assertTrue(shown.find(), "no output of status in the README");
    assertEquals(plain(shown.group(1)), plain(status.out()));
  }

  /** Returns the text without process ids and times. */
  private static String plain(String text) {
    return text.replaceAll("(\\d+ [A-Z][a-z]+ )?\\d\\d:\\d\\d \\([^)]+\\)", "TIME")
        .replaceAll("pid \\d+", "pid N");
  }
}
