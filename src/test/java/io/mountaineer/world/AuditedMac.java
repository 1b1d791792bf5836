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
 * Machine of one process, as the test sees it: records what the process learns, checks what it
 * does, and lets the world go on between any two calls.
 */
final class AuditedMac {

  private final World world;
  private final Mountaineer process;

  AuditedMac(World world, Mountaineer process) {
    this.world = world;
    this.process = process;
  }

  Platform over(Platform real, Events events) {
    ProcessKnowledge knowledge = process.knowledge();
    return new Platform(
        over(real.probe(), knowledge::probed),
        over(real.alternateProbe(), knowledge::probedByApple),
        real.addresses(),
        (host, port, limit) ->
            answered(
                () -> real.servers().of(host, port, limit),
                identity -> knowledge.identified(world.mac().host(host).name(), identity)),
        real.network(),
        () ->
            answered(
                () -> real.mountTable().read(),
                table -> {
                  knowledge.read(table);
                  world.invariants().read(table);
                }),
        path -> answered(() -> real.liveness().check(path), sign -> knowledge.checked(path, sign)),
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
        answered(
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
        return answered(() -> real.look(path), files -> process.knowledge().looked(path, files));
      }

      @Override
      public OpenFiles lookWithoutTouching(Path path) {
        return answered(() -> real.lookWithoutTouching(path), files -> {});
      }
    };
  }

  private Mounter over(Mounter real) {
    return new Mounter() {
      @Override
      public Optional<Failure> obstacle(Request request) {
        return answered(() -> real.obstacle(request), process.knowledge()::obstacleSeen);
      }

      @Override
      public MountResult mount(Request request) {
        return answered(
            () -> {
              checked(() -> world.invariants().mount(process, request));
              return real.mount(request);
            },
            result -> world.invariants().mounted(process, request, result.failure()));
      }

      @Override
      public Optional<String> savedLogin(String host, String username) {
        return answered(() -> real.savedLogin(host, username), mark -> {});
      }

      @Override
      public UnmountResult unmount(MountEntry entry, boolean force) {
        return answered(
            () -> {
              checked(() -> world.invariants().unmount(process, entry, force));
              return real.unmount(entry, force);
            },
            result -> {
              world.invariants().unmounted(process, entry, result);
              if (result instanceof Mounter.UnmountResult.Gone gone) {
                process.knowledge().read(gone.after());
                world.invariants().read(gone.after());
              }
            });
      }
    };
  }

  private Volumes over(Volumes real) {
    return new Volumes() {
      @Override
      public Occupant at(Path path) {
        return answered(() -> real.at(path), what -> process.knowledge().found(path, what));
      }

      @Override
      public boolean removeEmptyDirectory(Path path) {
        return answered(
            () -> real.removeEmptyDirectory(path),
            gone -> {
              if (gone) {
                process.knowledge().found(path, Occupant.NOTHING);
              }
            });
      }
    };
  }

  /** Shares may be worked on at the same time. */
  private void checked(Runnable check) {
    synchronized (world) {
      check.run();
    }
  }

  /** Makes a call; the world may go on before it, and between its end and its answer. */
  private <T> T answered(Supplier<T> call, Consumer<T> note) {
    world.goOn();
    T answer = call.get();
    checked(() -> note.accept(answer));
    world.goOn();
    return answer;
  }
}
