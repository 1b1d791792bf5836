import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Connection of this very Java to {@code HOST PORT}, then the programs behind each {@code --}, started
 * as the agent starts them; a line for each that says how it ended. macOS keeps the local network from
 * a program and from what that has started, so a shell that asks in its place proves nothing.
 */
final class LocalNetwork {

  private static final int LIMIT_MS = 2000;
  private static final int PROGRAM_LIMIT_SECONDS = 30;

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println("java: " + connected(arguments[0], Integer.parseInt(arguments[1])));
    List<String> rest = Arrays.asList(arguments).subList(2, arguments.length);
    while (!rest.isEmpty()) {
      List<String> program = rest.subList(1, rest.size());
      int end = program.indexOf("--");
      rest = end < 0 ? List.of() : program.subList(end, program.size());
      program = end < 0 ? program : program.subList(0, end);
      String name = program.get(0).substring(program.get(0).lastIndexOf('/') + 1);
      System.out.println(name + ": " + ended(program));
    }
  }

  private static String connected(String host, int port) {
    long begun = System.nanoTime();
    String answer = "connected";
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), LIMIT_MS);
    } catch (IOException e) {
      answer = e.toString();
    }
    return answer + " after " + (System.nanoTime() - begun) / 1_000_000 + " ms";
  }

  private static String ended(List<String> program) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(program).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(PROGRAM_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "still running after " + PROGRAM_LIMIT_SECONDS + " s";
      }
      String said = new String(process.getInputStream().readAllBytes());
      return "exit " + process.exitValue() + ", " + said.strip().replaceAll("\\s+", " ");
    } catch (IOException e) {
      return e.toString();
    }
  }
}
