package io.mountaineer.lab;

import io.mountaineer.standin.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Mac and server of a lab, in namespaces of their own, with two links between them. They run until
 * they are closed. Needs root, and what {@code .ci/run} installs for it.
 */
public final class LabMachines implements AutoCloseable {

  static final Path SCRIPTS = Path.of("src/test/lab").toAbsolutePath();

  private final LabFolder folder;
  private final Process process;
  private final LabShell shell;

  private LabMachines(LabFolder folder, Process process) {
    this.folder = folder;
    this.process = process;
    this.shell = new LabShell(entrance(folder));
  }

  /**
   * Starts them; the server serves what is in the folder by then.
   *
   * @throws AssertionError when they do not come up
   */
  public static LabMachines start(LabFolder folder) throws IOException {
    Path root = folder.root();
    Process process =
        new ProcessBuilder(SCRIPTS.resolve("machines.sh").toString(), root.toString())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("log").toFile())
            .start();
    Await.until("the lab is up", () -> Files.exists(root.resolve("up")) || !process.isAlive());
    if (!process.isAlive()) {
      throw new AssertionError("the lab did not start: " + LabFolder.read(root.resolve("log")));
    }
    return new LabMachines(folder, process);
  }

  /** Returns the words that lead onto a machine; the next one is the user. */
  static List<String> entrance(LabFolder folder) {
    return List.of(SCRIPTS.resolve("on.sh").toString(), folder.root().toString());
  }

  public LabShell shell() {
    return shell;
  }

  /** Returns the link that plays Thunderbolt. */
  public Cable tb() {
    return new Cable(shell, "bridge0", "10.10.10.2", "tb0", Cable.TB);
  }

  /** Returns the link that plays the house's network. */
  public Cable lan() {
    return new Cable(shell, "en0", "192.168.77.2", "lan0", "192.168.77.1");
  }

  /**
   * Starts or stops Samba.
   *
   * @param what {@code start}, {@code two} for a server at each address, or {@code stop}
   * @param options of smb.conf, such as {@code server max protocol=NT1}
   */
  void server(String what, String... options) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(SCRIPTS.resolve("server.sh").toString(), what, folder.root().toString()));
    words.addAll(List.of(options));
    shell.on("mac", words.toArray(String[]::new));
  }

  /** Ends them with all that runs on them; the folder stays. */
  @Override
  public void close() throws IOException {
    shell.endAll();
    process.getOutputStream().close();
    Await.until("the lab has ended", () -> !process.isAlive());
  }
}
