package io.mountaineer.app;

import io.mountaineer.engine.AliasInspector;
import io.mountaineer.engine.FolderBrowser;

/** Everything that a user can ask for in the menu bar. */
public record UseCases(
    ShareService shares,
    FavoriteService favorites,
    AliasService aliases,
    AliasInspector inspector,
    FolderBrowser folders,
    ConfigService config,
    AddressCheck addresses) {}
