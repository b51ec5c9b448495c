using PimTools.Files;

namespace PimTools.Profiles;

/// <summary>The file that says how the user connected last. The emulated tenant, which ends with the process, is not kept there.</summary>
internal sealed class LastConnectionFile : JsonFile<LastConnection>
{
    private static readonly LastConnectionFile File = new();
    private static readonly LastConnection None = new() { Version = LastConnection.CurrentVersion };

    /// <inheritdoc />
    protected override string Contents => "last connection's details";

    /// <inheritdoc />
    protected override string Danger => "choose the tenant that commands connect to";

    /// <inheritdoc />
    protected override PimErrorCode Code => PimErrorCode.InvalidProfile;

    /// <inheritdoc />
    protected override string? Location => ConfigFolder.LastConnection;

    /// <inheritdoc />
    protected override LastConnection Empty => None;

    /// <summary>Reads how the user connected last; null where nothing is kept.</summary>
    /// <exception cref="PimException">The file is not what it should be, or out of reach (<see cref="PimErrorCode.InvalidProfile"/>).</exception>
    public static LastConnection? Read() => File.ReadDocument() is var last && ReferenceEquals(last, None) ? null : last;

    /// <summary>Keeps how the user connected.</summary>
    /// <exception cref="PimException">The file cannot be written (<see cref="PimErrorCode.InvalidProfile"/>).</exception>
    public static void Write(LastConnection last) => File.Replace(last);

    /// <summary>Forgets how the user connected last.</summary>
    /// <exception cref="PimException">The file cannot be deleted (<see cref="PimErrorCode.InvalidProfile"/>).</exception>
    public static void Forget() => File.Delete();

    /// <inheritdoc />
    protected override string? Describe(LastConnection document) => document.Describe();
}
