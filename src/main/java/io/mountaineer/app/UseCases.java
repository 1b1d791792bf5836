package io.mountaineer.app;

import io.mountaineer.core.Config;
import io.mountaineer.core.Discovery;
import io.mountaineer.core.HistoryEvent;
import io.mountaineer.engine.AliasInspector;
import io.mountaineer.engine.FolderBrowser;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything that a user can ask for in the menu bar.
 *
 * @param lastChanges last change of each share, by its name, as far as the history has it
 * @param discovery {@code discover}; takes some 6 s
 */
public record UseCases(
    ShareService shares,
    FavoriteService favorites,
    AliasService aliases,
    AliasInspector inspector,
    FolderBrowser folders,
    ConfigService config,
    AddressCheck addresses,
    Supplier<Map<String, HistoryEvent>> lastChanges,
    PauseService pauses,
    RequestService requests,
    HandoverService handover,
    Function<Config, Discovery> discovery) {}
