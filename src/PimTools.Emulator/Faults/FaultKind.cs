namespace PimTools.Emulator.Faults;

/// <summary>The kinds of faults.</summary>
internal enum FaultKind
{
    Answer,
    LostBefore,
    LostAfter,
    LostHalfway,
    CutBody,
    MalformedJson,
    ContentType,
    Redirect,
    NextLink,
    Delay,
}
