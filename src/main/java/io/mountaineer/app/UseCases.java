package io.mountaineer.app;

import io.mountaineer.engine.AliasInspector;
import io.mountaineer.engine.FolderBrowser;

/** Everything a user can ask for, from the command line or from the menu bar. */
public record UseCases(
    ShareService wishes,
    FavoriteService favorites,
    AliasService aliases,
    AliasInspector survey,
    FolderBrowser folders,
    ConfigService config) {}
