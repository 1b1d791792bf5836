package io.mountaineer.app;

import io.mountaineer.app.UserError.Kind;
import io.mountaineer.config.ConfigResult;
import io.mountaineer.config.EffectiveConfig;
import io.mountaineer.core.HistoryEvent;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.Pseudonyms;
import io.mountaineer.engine.ServerComparison;
import io.mountaineer.files.AppendFile;
import io.mountaineer.files.FileException;
import io.mountaineer.files.TarGz;
import io.mountaineer.history.HistoryJson;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Report to attach to a bug report: an archive of texts about this machine, in each of which the
 * names of persons, machines, shares and files are replaced.
 */
public final class Report {

  private static final int LOG_LINES = 500;
  private static final int LOG_BYTES = 512 << 10;
  private static final int STATE_BYTES = 4 << 20;
  private static final int EVENTS = 1000;
  private static final Duration TOOL_LIMIT = Duration.ofSeconds(5);
  private static final Duration NAME_LIMIT = Duration.ofSeconds(2);

  private final App app;
  private final Pseudonyms pseudonyms = new Pseudonyms();
  private final ReportNames names = new ReportNames(pseudonyms);

  Report(App app) {
    this.app = app;
  }

  /**
   * Writes the report.
   *
   * @param file that must not exist yet
   * @param more texts by their names, masked like the others
   * @throws UserError if it cannot be written; there is no file then
   */
  public void write(Path file, Map<String, String> more) {
    if (Files.exists(file)) {
      throw exists(file);
    }
    Map<String, String> texts = new LinkedHashMap<>(more);
    collect(texts);
    more.values().stream()
        .map(ServerComparison::namesIn)
        .flatMap(List::stream)
        .forEach(names::addHost);
    Map<String, String> masked = new LinkedHashMap<>();
    texts.forEach((name, text) -> masked.put(name, pseudonyms.mask(text)));
    write(file, TarGz.of(masked, app.clock().now().getEpochSecond()));
  }

  private static UserError exists(Path file) {
    return new UserError(
        Kind.FAILED, file + " exists already; it was not changed", "choose another name");
  }

  private static void write(Path file, byte[] content) {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Set<StandardOpenOption> asNew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, asNew, mode);
        OutputStream out = Channels.newOutputStream(channel)) {
      out.write(content);
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (IOException e) {
      throw new UserError(
          Kind.FAILED,
          "the report cannot be written: " + FileException.at(file, e).getMessage(),
          "choose a folder that you can write to");
    }
  }

  private void collect(Map<String, String> texts) {
    addMachine();
    texts.put("config.toml", config());
    texts.put("state.json", state());
    texts.put("history.jsonl", history());
    texts.put("mountaineer.log", log());
    texts.put("mount.txt", mounts());
    texts.put("ifconfig.txt", output("ifconfig"));
    texts.put("statshares.txt", output("smbutil", "statshares", "-a"));
  }

  private void addMachine() {
    names.addHome(app.loadedConfig().userHome());
    names.addHome(app.home().root());
    names.addUser(System.getProperty("user.name"));
    output("scutil", NAME_LIMIT, "--get", "ComputerName").ifPresent(names::addComputer);
    output("scutil", NAME_LIMIT, "--get", "LocalHostName").ifPresent(names::addComputer);
    hostName().filter(name -> !name.equals("localhost")).ifPresent(names::addHost);
  }

  /** The lookup of this machine's own name may ask a server for it. */
  private static Optional<String> hostName() {
    try {
      return Optional.of(
          CompletableFuture.supplyAsync(Report::lookUpHostName)
              .get(NAME_LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (Exception e) {
      return Optional.empty();
    }
  }

  private static String lookUpHostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "";
    }
  }

  /** Returns the config as it is in effect, which has no comments. */
  private String config() {
    ConfigResult result = app.loadedConfig().result();
    result.config().ifPresent(config -> names.addConfig(config, app.configPath()));
    if (!result.problems().isEmpty()) {
      names.addWordsOf(tail(real(app.configPath()), STATE_BYTES)); // a problem may name any of them
    }
    return result
        .config()
        .map(EffectiveConfig::text)
        .orElse("# It cannot be understood; see doctor.json.\n");
  }

  /** The config may be a symlink. */
  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }

  private String state() {
    names.addState(app.states().load());
    return tail(app.home().state(), STATE_BYTES);
  }

  private String history() {
    try {
      List<HistoryEvent> all = app.history().read(event -> true);
      List<HistoryEvent> last = all.subList(Math.max(0, all.size() - EVENTS), all.size());
      names.addHistory(last);
      return last.stream()
          .map(event -> HistoryJson.line(event) + "\n")
          .collect(Collectors.joining());
    } catch (FileException e) {
      return e.getMessage() + "\n";
    }
  }

  private String log() {
    Path path = app.home().log();
    List<String> lines = tail(path, LOG_BYTES).lines().toList();
    if (lines.size() < LOG_LINES) {
      String older = tail(path.resolveSibling(path.getFileName() + ".1"), LOG_BYTES);
      lines = (older + String.join("\n", lines)).lines().toList();
    }
    String last =
        lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()).stream()
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    names.addLog(last);
    return last;
  }

  /** Returns the SMB mounts of the table; the others are nobody's business. */
  private String mounts() {
    MountTable table = app.platforms().incompletePlatform().mountTable().read();
    if (table instanceof MountTable.Known known) {
      known.entries().stream().filter(each -> each.smb().isPresent()).forEach(names::addMount);
    }
    String smb =
        output("mount")
            .lines()
            .filter(line -> line.contains("smbfs"))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    names.addSources(smb);
    return smb;
  }

  private String output(String program, String... arguments) {
    return output(program, TOOL_LIMIT, arguments).orElse("no answer");
  }

  private Optional<String> output(String program, Duration limit, String... arguments) {
    List<String> argv = new ArrayList<>(List.of(program));
    argv.addAll(List.of(arguments));
    CommandResult result = app.platforms().runner().run(new Command(argv, limit));
    return result instanceof Exited exited && exited.code() == 0
        ? Optional.of(exited.out())
        : Optional.empty();
  }

  private static String tail(Path file, int bytes) {
    try {
      return AppendFile.tail(file, bytes);
    } catch (FileException e) {
      return e.getMessage() + "\n";
    }
  }
}
