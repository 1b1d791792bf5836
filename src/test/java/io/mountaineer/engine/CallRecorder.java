package io.mountaineer.engine;

import io.mountaineer.core.Failure;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Mounter;
import io.mountaineer.platform.NetworkState;
import io.mountaineer.platform.OpenFilesFinder;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Routes;
import io.mountaineer.platform.ThunderboltBridge;
import io.mountaineer.platform.Volumes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Recorder at the ports of a Mac: writes down every call, and lets a test step in before and after
 * each of them.
 */
final class CallRecorder {

  private final List<String> calls = new ArrayList<>();
  private Consumer<String> before = call -> {};
  private Consumer<String> after = call -> {};
  private UnaryOperator<Mounter> mounter = UnaryOperator.identity();

  Platform over(Platform real) {
    return new Platform(
        (host, port, limit) ->
            recorded("probe " + host, () -> real.probe().probe(host, port, limit)),
        (host, port, limit) ->
            recorded("nc " + host, () -> real.alternateProbe().probe(host, port, limit)),
        real.addresses(),
        (host, port, limit) ->
            recorded("negotiate " + host, () -> real.servers().of(host, port, limit)),
        over(real.network()),
        () -> recorded("mount table", real.mountTable()::read),
        path -> recorded("df " + path.getFileName(), () -> real.liveness().check(path)),
        over(real.openFiles()),
        over(new Replaceable(real.mounter())),
        over(real.volumes()),
        real.folders(),
        real.events(),
        real.user(),
        over(real.routes()),
        real.wakefulness(),
        over(real.clock()));
  }

  /** Sets what is called before every call; it may throw. */
  void before(Consumer<String> listener) {
    before = listener;
  }

  /** Sets what is called when a call has ended; it may throw. */
  void after(Consumer<String> listener) {
    after = listener;
  }

  /** Mounts and unmounts by another mounter from now on. */
  void mounter(UnaryOperator<Mounter> replaced) {
    mounter = replaced;
  }

  /** Returns how many calls so far begin with these words. */
  synchronized long calls(String start) {
    return calls.stream().filter(call -> call.startsWith(start)).count();
  }

  synchronized void forget() {
    calls.clear();
  }

  private <T> T recorded(String call, Call<T> work) {
    synchronized (this) {
      calls.add(call);
    }
    before.accept(call);
    T result = work.make();
    after.accept(call);
    return result;
  }

  private NetworkState over(NetworkState real) {
    return new NetworkState() {
      @Override
      public Route routeTo(String address) {
        return real.routeTo(address);
      }

      @Override
      public Link linkOf(String networkInterface) {
        return real.linkOf(networkInterface);
      }

      @Override
      public Connections kernelConnections() {
        return recorded("connections", real::kernelConnections);
      }

      @Override
      public Optional<String> sessionInterface(String serverAddress) {
        return real.sessionInterface(serverAddress);
      }

      @Override
      public ThunderboltBridge.Answer thunderboltBridge() {
        return real.thunderboltBridge();
      }

      @Override
      public Session session(Path path) {
        return recorded("session " + path.getFileName(), () -> real.session(path));
      }
    };
  }

  private OpenFilesFinder over(OpenFilesFinder real) {
    return new OpenFilesFinder() {
      @Override
      public OpenFiles look(Path path) {
        return recorded("lsof " + path.getFileName(), () -> real.look(path));
      }

      @Override
      public OpenFiles lookWithoutTouching(Path path) {
        return recorded("lsof -b " + path.getFileName(), () -> real.lookWithoutTouching(path));
      }
    };
  }

  private Mounter over(Mounter real) {
    return new Mounter() {
      @Override
      public Optional<Failure> obstacle(Request request) {
        return real.obstacle(request);
      }

      @Override
      public MountResult mount(Request request) {
        String call = "mount " + request.host() + "/" + request.shareName();
        return recorded(call, () -> real.mount(request));
      }

      @Override
      public Optional<String> savedLogin(String host, String username) {
        return recorded("login " + host, () -> real.savedLogin(host, username));
      }

      @Override
      public UnmountResult unmount(MountEntry entry, boolean force) {
        String call = (force ? "force " : "unmount ") + entry.path().getFileName();
        return recorded(call, () -> real.unmount(entry, force));
      }
    };
  }

  private Volumes over(Volumes real) {
    return new Volumes() {
      @Override
      public Occupant at(Path path) {
        return real.at(path);
      }

      @Override
      public boolean removeEmptyDirectory(Path path) {
        return recorded("rmdir " + path.getFileName(), () -> real.removeEmptyDirectory(path));
      }
    };
  }

  private Routes over(Routes real) {
    return new Routes() {
      @Override
      public Optional<String> interfaceTo(String address) {
        return recorded("route " + address, () -> real.interfaceTo(address));
      }

      @Override
      public Optional<String> primaryInterface() {
        return recorded("route default", real::primaryInterface);
      }

      @Override
      public boolean mayLeadToServers(String networkInterface) {
        return real.mayLeadToServers(networkInterface);
      }
    };
  }

  private Clock over(Clock real) {
    return new Clock() {
      @Override
      public Instant now() {
        return real.now();
      }

      @Override
      public long nanos() {
        return real.nanos();
      }

      @Override
      public void pause(Duration duration) {
        before.accept("pause");
        real.pause(duration);
      }
    };
  }

  private final class Replaceable implements Mounter {
    private final Mounter real;

    private Replaceable(Mounter real) {
      this.real = real;
    }

    @Override
    public Optional<Failure> obstacle(Request request) {
      return mounter.apply(real).obstacle(request);
    }

    @Override
    public MountResult mount(Request request) {
      return mounter.apply(real).mount(request);
    }

    @Override
    public Optional<String> savedLogin(String host, String username) {
      return mounter.apply(real).savedLogin(host, username);
    }

    @Override
    public UnmountResult unmount(MountEntry entry, boolean force) {
      return mounter.apply(real).unmount(entry, force);
    }
  }

  private interface Call<T> {
    T make();
  }
}
