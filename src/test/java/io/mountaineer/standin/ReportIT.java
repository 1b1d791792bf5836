package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Report of a machine full of telling names: none of them is in it. */
@Execution(ExecutionMode.CONCURRENT)
class ReportIT {

  /** Names that are parts of others, of regular expressions, and of signs that are encoded. */
  private static final List<String> SECRETS =
      List.of(
          "Geheimnis",
          "GeheimnisArchiv",
          "Größe & \"Ü\"",
          "a.*b(c)[d]",
          "jürgen.müller",
          "KANZLEI",
          "tellinghost",
          "klatschbase",
          "Scheidung",
          "Akte 2026",
          "kündigung",
          "plaudertasche",
          "verborgen",
          "old-secret-host");

  @RegisterExtension final StandInMac mac = new StandInMac();

  private Path file;

  @BeforeEach
  void fill() throws IOException {
    file = mac.root().resolve("report.tar.gz");
    mac.config()
        .share("Geheimnis", "Geheimnis", "KANZLEI;jürgen.müller", "tellinghost.local", "10.77.1.9")
        .share("GeheimnisArchiv", "Größe & \"Ü\"", "jürgen.müller", "klatschbase", "fe80::7:7%en5")
        .share("a.*b(c)[d]", "Tratsch", "", "klatschbase._smb._tcp.local", "10.77.1.10");
    Files.writeString(
        mac.config().path(),
        "\n# plaudertasche wrote this\n[[aliases]]\nname = \"Scheidung\"\nshare = \"Core\"\n"
            + "target_subpath = \"Akte 2026/verborgen\"\n",
        StandardOpenOption.APPEND);
  }

  @Test
  void noSecretNameIsInTheReport() throws Exception {
    mac.mounted(StandInMac.TB, "CORE");
    mac.mounted("10.77.1.9", "Geheimnis");
    mac.opened(712, "Final Cut Pro", "CORE/Akte 2026/kündigung.mov");
    mac.run("reconcile", "Core");
    mac.run("switch", "Core", "fallback").ended(12);
    Path log = mac.home().resolve("Library/Logs/mountaineer.log");
    Files.writeString(
        log,
        "2026-01-05T12:00:00.000Z INFO  event=mounted share=\"old GEHEIMNIS\""
            + " host=old-secret-host.local path=/Volumes/geheimnis-1\n",
        StandardOpenOption.APPEND);

    mac.run("doctor", "--report", file.toString()).says("Wrote " + file);

    Map<String, String> texts = texts();
    assertEquals(
        List.of(
            "config.toml",
            "doctor.json",
            "history.jsonl",
            "ifconfig.txt",
            "mount.txt",
            "mountaineer.log",
            "state.json",
            "statshares.txt",
            "versions.txt"),
        List.copyOf(texts.keySet()));
    assertNoSecret(texts);
    assertTrue(texts.get("config.toml").contains("name = \"share-"), texts.get("config.toml"));
    assertTrue(texts.get("history.jsonl").contains("\"event\":\"switch_deferred\""));
    assertTrue(texts.get("history.jsonl").contains("Final Cut Pro"));
    new ObjectMapper().readTree(texts.get("doctor.json"));
    new ObjectMapper().readTree(texts.get("state.json"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aConfigThatCannotBeReadRevealsNothingEither() throws Exception {
    Files.writeString(
        mac.config().path(), "name = \"Geheimnis\nhost = tellinghost\n", StandardOpenOption.APPEND);

    mac.run("doctor", "--report", file.toString()).ended(3);

    assertNoSecret(texts());
  }

  @Test
  void whatTheConfigHasInVainRevealsNothingEither() throws Exception {
    Files.writeString(
        mac.config().path(),
        "[[aliases]]\nname = \"kündigung\"\nshare = \"old-secret-host\"\ntarget_subpath = \"x\"\n"
            + "[[aliases]]\nname = \"../plaudertasche\"\nshare = \"Core\"\n"
            + "target_subpath = \"Akte 2026/../../verborgen\"\n[klatschbase]\ntellinghost = 1\n",
        StandardOpenOption.APPEND);

    mac.run("doctor", "--report", file.toString()).says("Wrote " + file);

    assertNoSecret(texts());
  }

  @Test
  void aHookThatIsALinkRevealsNothingEither() throws Exception {
    Path hooks = Files.createDirectories(mac.home().resolve(".mountaineer/hooks"));
    Path real = Files.createDirectories(mac.home().resolve("Akte 2026")).resolve("verborgen.sh");
    Files.writeString(real, "");
    Files.createSymbolicLink(hooks.resolve("switch"), real);
    mac.mounted(StandInMac.TB, "CORE");
    mac.run("switch", "Core", "fallback").ended(0).complains("hook_refused");

    mac.run("doctor", "--report", file.toString()).says("Wrote " + file);

    assertNoSecret(texts());
  }

  @Test
  void aFileThatIsThereIsLeftAlone() throws IOException {
    Files.writeString(file, "mine");

    mac.run("doctor", "--report", file.toString()).ended(1).complains("exists already");

    assertEquals("mine", Files.readString(file));
    mac.run("doctor", "--report", "/nowhere/report.tar.gz").ended(1).complains("cannot be written");
  }

  private Map<String, String> texts() throws Exception {
    Path folder = Files.createDirectory(mac.root().resolve("report"));
    Process tar =
        new ProcessBuilder("tar", "xzf", file.toString(), "-C", folder.toString())
            .inheritIO()
            .start();
    assertEquals(0, tar.waitFor());
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        texts.put(each.getFileName().toString(), Files.readString(each));
      }
    }
    return texts;
  }

  private void assertNoSecret(Map<String, String> texts) {
    List<String> names = new ArrayList<>(SECRETS);
    names.add(mac.home().toString());
    names.addAll(List.of("10.77.1", "fe80::7", StandInMac.FALLBACK));
    for (Map.Entry<String, String> text : texts.entrySet()) {
      for (String form : forms(text.getValue())) {
        for (String name : names) {
          assertTrue(
              !form.contains(canonical(name)),
              () -> name + " is in " + text.getKey() + ":\n" + form);
        }
      }
    }
  }

  /** Returns a text as it is, and without the encodings of URLs and of JSON. */
  private static List<String> forms(String text) {
    String url =
        URLDecoder.decode(text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.UTF_8);
    return List.of(canonical(text), canonical(url), canonical(text.replaceAll("\\\\(.)", "$1")));
  }

  private static String canonical(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
  }
}
