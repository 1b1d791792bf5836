package io.mountaineer.doctor;

import io.mountaineer.core.Share;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether mounts by Finder and osascript give up on a dead server. A soft mount does so after 12 s
 * and ends by itself after 60 s; a hard one blocks whoever touches it for up to 600 s (SMBClient
 * kernel smb_conn.h, smb_iod.c).
 */
public final class NsmbCheck implements Check {

  private static final int MOST_BYTES = 1 << 20;

  private final List<Share> shares;
  private final List<Path> files;

  /**
   * @param files whose settings count, the stronger first
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
      return List.of(finding(NsmbConf.of(texts())));
    } catch (IOException e) {
      return List.of(Finding.unknown(area(), "", e.toString(), remedy()));
    }
  }

  private Finding finding(NsmbConf conf) {
    boolean soft = hosts().stream().allMatch(host -> isSoft(conf, host));
    if (!soft) {
      return Finding.warn(
          area(),
          "",
          "mounts are hard: on a dead server, programs may hang for 10 minutes",
          remedy());
    }
    String timeout =
        conf.value("default", "max_resp_timeout").map(each -> each + " s").orElse("the usual 30 s");
    return Finding.ok(area(), "", "mounts are soft; an answer may take " + timeout);
  }

  private String remedy() {
    Path weakest = files.get(files.size() - 1);
    return "put three lines into " + weakest + ": [default], soft=yes and max_resp_timeout=10";
  }

  private Set<String> hosts() {
    Set<String> hosts = new LinkedHashSet<>();
    shares.forEach(share -> hosts.addAll(share.hosts()));
    return hosts.isEmpty() ? Set.of("default") : hosts;
  }

  private static boolean isSoft(NsmbConf conf, String host) {
    Optional<String> soft = conf.value(host, "soft");
    return soft.filter(value -> value.matches("(?i)yes|true|1")).isPresent();
  }

  private List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new IOException(file + " is not a file");
      }
      try (var in = Files.newInputStream(file)) {
        texts.add(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
      } catch (NoSuchFileException e) {
        continue; // the defaults of macOS hold
      }
    }
    return texts;
  }
}
