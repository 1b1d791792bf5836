package io.mountaineer.tray;

import io.mountaineer.app.UseCases;
import io.mountaineer.config.LiveConfig;
import io.mountaineer.engine.Monitor;
import io.mountaineer.engine.Reconciler;
import io.mountaineer.files.LockFile;
import java.util.function.Supplier;

/**
 * What a menu bar program works with once there is a config.
 *
 * @param seat the lock of the monitor
 * @param monitors makes the monitor of this process; called when that lock is held
 */
public record TrayEngine(
    LiveConfig config,
    Reconciler reconciler,
    UseCases uses,
    LockFile seat,
    Supplier<Monitor> monitors) {}
