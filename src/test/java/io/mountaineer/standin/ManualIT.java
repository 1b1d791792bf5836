package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Manual page, as a real formatter takes it. */
@Execution(ExecutionMode.CONCURRENT)
class ManualIT {

  private static final Path GROFF = Path.of("/usr/bin/groff");

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void thePageNamesEveryCommandAndExitCode() throws Exception {
    String page = formatted();

    for (String text :
        List.of("favorites add", "alias reconcile", "config set KEY VALUE", "--tb-host HOST")) {
      assertTrue(page.contains(text), text + " is not in\n" + page);
    }
    for (String code : List.of("0", "3", "10", "11", "12", "13", "130")) {
      assertTrue(page.matches("(?s).*EXIT STATUS.*\\n +" + code + " .*"), code);
    }
    assertTrue(!page.contains("\n   complete"), "a hidden command is no affair of people");
  }

  private String formatted() throws Exception {
    boolean there = Files.isExecutable(GROFF);
    assertTrue(there || System.getenv("MOUNTAINEER_TEST_ALL") == null, "groff is not installed");
    assumeTrue(there, "groff is not installed");
    Path source = mac.root().resolve("mountaineer.1");
    Files.writeString(source, mac.run("man").ended(0).out());
    assertEquals("", groff(source, "-z", "-wall"), "groff has something to complain of");
    return groff(source, "-P-c", "-P-b", "-P-u");
  }

  private static String groff(Path source, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(GROFF.toString(), "-man", "-Tascii"));
    command.addAll(List.of(options));
    command.add(source.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
