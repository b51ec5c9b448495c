namespace PimTools.Emulator.Faults;

/// <summary>What goes wrong.</summary>
internal enum FaultKind
{
    Answer,
    LostBefore,
    LostAfter,
    CutBody,
    MalformedJson,
    ContentType,
    Redirect,
    NextLink,
    Delay,
}
