package io.mountaineer.world;

import io.mountaineer.core.Failure;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.platform.Events;
import io.mountaineer.platform.Mounter;
import io.mountaineer.platform.OpenFilesFinder;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.Volumes;
import io.mountaineer.platform.sim.SimulatedHost;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Stands between one process and its machine: notes what the process is told, judges what it does,
 * and lets the world go on between any two calls.
 */
final class AuditedMac {

  private final World world;
  private final Mountaineer process;

  AuditedMac(World world, Mountaineer process) {
    this.world = world;
    this.process = process;
  }

  Platform over(Platform real, Events events) {
    ProcessKnowledge evidence = process.evidence();
    return new Platform(
        over(real.probe(), evidence::probed),
        over(real.alternateProbe(), evidence::probedByApple),
        real.addresses(),
        real.network(),
        () ->
            told(
                () -> real.mountTable().read(),
                table -> {
                  evidence.read(table);
                  world.judge().read(table);
                }),
        path -> told(() -> real.liveness().check(path), sign -> evidence.checked(path, sign)),
        over(real.openFiles()),
        over(real.mounter()),
        over(real.volumes()),
        real.folders(),
        events,
        real.user(),
        real.routes(),
        real.wakefulness(),
        real.clock());
  }

  private Probe over(Probe real, Note note) {
    return (host, port, limit) ->
        told(
            () -> real.probe(host, port, limit),
            answer -> {
              SimulatedHost asked = world.mac().host(host);
              boolean isUnplugged = asked.link() == SimulatedHost.Link.DOWN;
              note.of(asked.name(), answer, isUnplugged);
            });
  }

  private interface Note {
    void of(String host, Probe.Answer answer, boolean isUnplugged);
  }

  private OpenFilesFinder over(OpenFilesFinder real) {
    return new OpenFilesFinder() {
      @Override
      public OpenFiles look(Path path) {
        return told(() -> real.look(path), files -> process.evidence().looked(path, files));
      }

      @Override
      public OpenFiles lookWithoutTouching(Path path) {
        return told(() -> real.lookWithoutTouching(path), files -> {});
      }
    };
  }

  private Mounter over(Mounter real) {
    return new Mounter() {
      @Override
      public Optional<Failure> obstacle(Request request) {
        return told(() -> real.obstacle(request), process.evidence()::obstacleTold);
      }

      @Override
      public MountResult mount(Request request) {
        return told(
            () -> {
              judged(() -> world.judge().mount(process, request));
              return real.mount(request);
            },
            result -> world.judge().mounted(process, request, result.failure()));
      }

      @Override
      public Optional<String> savedLogin(String host, String username) {
        return told(() -> real.savedLogin(host, username), mark -> {});
      }

      @Override
      public UnmountResult unmount(MountEntry entry, boolean force) {
        return told(
            () -> {
              judged(() -> world.judge().unmount(process, entry, force));
              return real.unmount(entry, force);
            },
            result -> {
              world.judge().unmounted(process, entry, result);
              if (result instanceof Mounter.UnmountResult.Gone gone) {
                process.evidence().read(gone.after());
                world.judge().read(gone.after());
              }
            });
      }
    };
  }

  private Volumes over(Volumes real) {
    return new Volumes() {
      @Override
      public Occupant at(Path path) {
        return told(() -> real.at(path), what -> process.evidence().found(path, what));
      }

      @Override
      public boolean removeEmptyDirectory(Path path) {
        return told(
            () -> real.removeEmptyDirectory(path),
            gone -> {
              if (gone) {
                process.evidence().found(path, Occupant.NOTHING);
              }
            });
      }
    };
  }

  /** Shares may be worked on at the same time. */
  private void judged(Runnable judgement) {
    synchronized (world) {
      judgement.run();
    }
  }

  /** The world may go on before the call, and between its end and the moment it is told of. */
  private <T> T told(Supplier<T> call, Consumer<T> note) {
    world.goOn();
    T answer = call.get();
    judged(() -> note.accept(answer));
    world.goOn();
    return answer;
  }
}
