package io.mountaineer.platform;

/**
 * Everything the engine wants from the machine.
 *
 * @param probe the everyday probe
 * @param secondOpinion a probe on an independent road, for confirming a failed one
 */
public record Platform(
    Probe probe,
    Probe secondOpinion,
    Addresses addresses,
    MountTableReader mountTable,
    Liveness liveness,
    OpenFilesFinder openFiles,
    Mounter mounter,
    Volumes volumes,
    Folders folders,
    Events events,
    Time time) {}
