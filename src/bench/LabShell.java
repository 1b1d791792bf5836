import io.mountaineer.lab.LabMachines;
import java.io.BufferedReader;
import java.io.IOException;

/** Shell on a machine of the lab that stays, so that a command starts at once. */
final class LabShell {

  private final Process shell;
  private final BufferedReader answers;

  /** Starts one on a machine, or for a user, of that name. */
  LabShell(LabMachines machines, String where) throws IOException {
    shell = machines.shell().begin(where, "/bin/sh");
    answers = shell.inputReader();
  }

  /**
   * Returns the last line that the commands print; they have ended then, but for those followed by
   * an &.
   */
  String ask(String commands) throws IOException {
    shell.outputWriter().write(commands + "\necho .\n");
    shell.outputWriter().flush();
    String last = "";
    for (String line = answers.readLine(); !line.equals("."); line = answers.readLine()) {
      last = line;
    }
    return last;
  }
}
