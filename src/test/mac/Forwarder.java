import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Addresses of one server that fail on demand, for the Mac kit: {@code java Forwarder.java DIRECTORY
 * PORT NAME=ADDRESS:PORT...}. The file {@code NAME.mode} asks for a mode, {@code NAME.now} has the
 * one that is reached. Ends with its process only.
 */
final class Forwarder {

  /** Treatment of a connection. */
  private enum Mode {
    /** Forwards in both directions. */
    PASS,
    /** Has no listener; sessions that stand go on. */
    REFUSE,
    /** Lets anybody connect and forwards nothing more: a server that hangs. */
    SWALLOW,
    /** Lets nobody connect, refuses nobody and forwards nothing more: a host whose packets are lost. */
    SILENT,
    /** Resets every session and has no listener: a server that is gone. */
    CUT
  }

  private static final int CONNECT_LIMIT_MS = 2000;
  private static final long LOOK_EVERY_MS = 20;
  private static final int FULL_AFTER_MS = 300;
  private static final int MOST_FILLERS = 64;

  private final Path directory;
  private final String name;
  private final InetSocketAddress address;
  private final InetSocketAddress server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile Mode mode = Mode.REFUSE;
  private ServerSocket listener;
  private Thread acceptor;
  private final List<Socket> fillers = new ArrayList<>();

  private Forwarder(Path directory, String name, InetSocketAddress address, int server) {
    this.directory = directory;
    this.name = name;
    this.address = address;
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), server);
  }

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    for (int i = 2; i < arguments.length; i++) {
      String name = arguments[i].substring(0, arguments[i].indexOf('='));
      String where = arguments[i].substring(name.length() + 1);
      int colon = where.lastIndexOf(':');
      InetAddress host = InetAddress.getByName(where.substring(0, colon));
      int port = Integer.parseInt(where.substring(colon + 1));
      InetSocketAddress address = new InetSocketAddress(host, port);
      Forwarder forwarder =
          new Forwarder(directory, name, address, Integer.parseInt(arguments[1]));
      new Thread(forwarder::obey, name).start();
    }
  }

  private void obey() {
    while (true) {
      try {
        Mode wanted = Mode.valueOf(Files.readString(file(".mode")).strip().toUpperCase());
        if (wanted != mode || !Files.exists(file(".now"))) {
          become(wanted);
        }
        Thread.sleep(LOOK_EVERY_MS);
      } catch (IOException | IllegalArgumentException e) {
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void become(Mode wanted) throws IOException {
    boolean silenceChanges = (wanted == Mode.SILENT) != (mode == Mode.SILENT);
    mode = wanted;
    boolean listens = wanted == Mode.PASS || wanted == Mode.SWALLOW;
    if (listener != null && (!listens || silenceChanges)) {
      stopListening();
    }
    if (wanted == Mode.CUT) {
      // All are told first: a thread whose one side has ended closes the other before its turn.
      sockets.forEach(Forwarder::endByReset);
      sockets.forEach(Forwarder::reset);
    }
    if (listens && listener == null) {
      listener = listen();
    }
    if (wanted == Mode.SILENT && silenceChanges) {
      listener = fullListener();
    }
    Path next = file(".now-next");
    Files.writeString(next, wanted.name().toLowerCase() + "\n");
    Files.move(next, file(".now"), StandardCopyOption.ATOMIC_MOVE);
  }

  private void stopListening() throws IOException {
    fillers.forEach(Forwarder::reset);
    fillers.clear();
    listener.close();
    awaitAcceptor();
    listener = null;
  }

  /** A queue of connections that nobody accepts: once it is full, the system drops what comes. */
  private ServerSocket fullListener() throws IOException {
    ServerSocket full = new ServerSocket();
    full.setReuseAddress(true);
    full.bind(address, 1);
    while (fillers.size() < MOST_FILLERS) {
      Socket filler = new Socket();
      fillers.add(filler);
      try {
        filler.connect(address, FULL_AFTER_MS);
      } catch (SocketTimeoutException e) {
        return full;
      }
    }
    throw new IOException("its queue has no end");
  }

  private ServerSocket listen() throws IOException {
    ServerSocket open = new ServerSocket();
    open.setReuseAddress(true);
    open.bind(address);
    acceptor = new Thread(() -> accept(open), name + " accepts");
    acceptor.start();
    return open;
  }

  /** The port stays open until the thread that accepts has left it, whatever close() says. */
  private void awaitAcceptor() {
    try {
      acceptor.join(CONNECT_LIMIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(ServerSocket open) {
    while (true) {
      try {
        Socket client = open.accept();
        new Thread(() -> serve(client), name + " serves").start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    Socket ahead = new Socket();
    sockets.add(client);
    sockets.add(ahead);
    try (client;
        ahead) {
      ahead.connect(server, CONNECT_LIMIT_MS);
      Thread back = new Thread(() -> copy(ahead, client), name + " answers");
      back.start();
      copy(client, ahead);
      back.join();
    } catch (IOException e) {
      // The session ends with either side, which is what the other side is to see.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(client);
      sockets.remove(ahead);
    }
  }

  private void copy(Socket from, Socket to) {
    byte[] bytes = new byte[65536];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        awaitPassage();
        out.write(bytes, 0, count);
      }
    } catch (IOException e) {
      reset(from);
      reset(to);
    }
  }

  /** Holds back what was read until the address passes again, as TCP sends again what was lost. */
  private void awaitPassage() {
    while (mode == Mode.SWALLOW || mode == Mode.SILENT) {
      pause();
    }
  }

  /** Closes with a reset rather than an orderly end, as of a host that is gone. */
  private static void reset(Socket socket) {
    endByReset(socket);
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }

  private static void endByReset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
  }

  private Path file(String suffix) {
    return directory.resolve(name + suffix);
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
