package io.mountaineer.doctor;

import io.mountaineer.core.Share;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Check of the SMB settings that decide how long programs wait for a dead server. NetFS, by which
 * Finder and osascript mount, makes each mount soft unless it is asked not to (NetFS.h: "if
 * kNetFSSoftMountKey isn't set, then it's set to TRUE"): it gives up after 12 s and ends by itself
 * after 60 s. A hard mount blocks for up to 600 s (SMBClient kernel smb_conn.h, smb_iod.c). Whether
 * a {@code soft=no} in nsmb.conf outweighs NetFS is unproven, so it is named and no more.
 */
public final class NsmbCheck implements Check {

  private static final int MOST_BYTES = 1 << 20;

  private final List<Share> shares;
  private final List<Path> files;

  /**
   * @param files settings files that count, the stronger first
   */
  public NsmbCheck(List<Share> shares, List<Path> files) {
    this.shares = List.copyOf(shares);
    this.files = List.copyOf(files);
  }

  @Override
  public String area() {
    return "smb";
  }

  @Override
  public List<Finding> look() {
    try {
      return List.of(finding(texts()));
    } catch (IOException e) {
      return List.of(Finding.unknown(area(), "", e.toString(), "make it readable: " + places()));
    }
  }

  private Finding finding(Map<Path, String> texts) {
    NsmbConf conf = NsmbConf.of(texts.values());
    List<String> hard = hosts().stream().filter(host -> isSetHard(conf, host)).toList();
    if (!hard.isEmpty()) {
      return Finding.warn(
          area(),
          "",
          "nsmb.conf says soft=no for "
              + String.join(" and ", hard)
              + ": if that server dies, programs may hang for 10 minutes",
          "remove soft=no from " + placesOf(hard, texts));
    }
    String timeout =
        conf.value("default", "max_resp_timeout").map(each -> each + " s").orElse("the usual 30 s");
    return Finding.ok(area(), "", "mounts are soft; an answer may take " + timeout);
  }

  /** Returns the files that say so for one of the hosts. */
  private static String placesOf(List<String> hosts, Map<Path, String> texts) {
    return texts.keySet().stream()
        .filter(
            file -> {
              NsmbConf alone = NsmbConf.of(List.of(texts.get(file)));
              return hosts.stream().anyMatch(host -> isSetHard(alone, host));
            })
        .map(Path::toString)
        .collect(Collectors.joining(" and "));
  }

  private String places() {
    return files.stream().map(Path::toString).collect(Collectors.joining(" or "));
  }

  private Set<String> hosts() {
    Set<String> hosts = new LinkedHashSet<>();
    shares.forEach(share -> hosts.addAll(share.hosts()));
    return hosts.isEmpty() ? Set.of("default") : hosts;
  }

  private static boolean isSetHard(NsmbConf conf, String host) {
    return conf.value(host, "soft").filter(value -> value.matches("(?i)no|false|0")).isPresent();
  }

  /** Returns the texts of the files that are there, the stronger first. */
  private Map<Path, String> texts() throws IOException {
    Map<Path, String> texts = new LinkedHashMap<>();
    for (Path file : files) {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new IOException(file + " is not a file");
      }
      try (var in = Files.newInputStream(file)) {
        texts.put(file, new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
      } catch (NoSuchFileException e) {
        continue; // the defaults of macOS hold
      }
    }
    return texts;
  }

  /**
   * Settings of macOS's SMB client, nsmb.conf(5): sections {@code [default]}, {@code [SERVER]} and
   * {@code [SERVER:SHARE]} of lines {@code key=value}.
   */
  private static final class NsmbConf {

    private final Map<String, String> values = new HashMap<>();

    private NsmbConf() {}

    /** Returns the settings of several files; the earlier ones win. */
    static NsmbConf of(Collection<String> texts) {
      NsmbConf conf = new NsmbConf();
      texts.forEach(conf::read);
      return conf;
    }

    /** Returns the value for a server: from its own section, else the default one. */
    Optional<String> value(String server, String key) {
      return section(server, key).or(() -> section("default", key));
    }

    private Optional<String> section(String section, String key) {
      return Optional.ofNullable(values.get(name(section, key)));
    }

    private void read(String text) {
      String section = "";
      for (String raw : text.split("\n")) {
        String line = raw.strip();
        int equals = line.indexOf('=');
        if (line.startsWith("[") && line.endsWith("]")) {
          section = line.substring(1, line.length() - 1).strip();
        } else if (equals > 0 && !line.startsWith("#") && !line.startsWith(";")) {
          values.putIfAbsent(
              name(section, line.substring(0, equals)), line.substring(equals + 1).strip());
        }
      }
    }

    private static String name(String section, String key) {
      return (section + "\n" + key.strip()).toLowerCase(Locale.ROOT);
    }
  }
}
