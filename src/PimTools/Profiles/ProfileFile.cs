using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Files;

namespace PimTools.Profiles;

/// <summary>The profiles in the user's configuration folder.</summary>
internal sealed class ProfileFile : JsonFile<ProfileDocument>
{
    private static readonly ProfileFile File = new();

    /// <inheritdoc />
    protected override string Contents => "profiles";

    /// <inheritdoc />
    protected override string Danger => "choose the tenant that a profile connects to";

    /// <inheritdoc />
    protected override PimErrorCode Code => PimErrorCode.InvalidProfile;

    /// <inheritdoc />
    protected override string? Location => ConfigFolder.Profiles;

    /// <inheritdoc />
    protected override ProfileDocument Empty => new() { Version = ProfileDocument.CurrentVersion, Profiles = new() };

    /// <summary>All profiles, by name.</summary>
    /// <exception cref="PimException">The file is not what it should be, or out of reach (<see cref="PimErrorCode.InvalidProfile"/>).</exception>
    public static IReadOnlyList<PimProfile> Read() => File.ReadDocument().Profiles!
        .Select(pair => pair.Value.ToProfile(pair.Key, File))
        .OrderBy(profile => profile.Name, StringComparer.OrdinalIgnoreCase).ToList();

    /// <exception cref="PimException"><see cref="PimErrorCode.ProfileNotFound"/>, with those there are.</exception>
    public static PimProfile Find(string name)
    {
        var all = Read();
        return all.FirstOrDefault(profile => IsCalled(profile.Name, name))
            ?? throw new PimException(PimErrorCode.ProfileNotFound, $"There is no profile called '{name}'.")
            {
                Remedy = all.Count == 0
                    ? $"There is none yet. Register-PimProfile '{name}' -TenantId makes one."
                    : "There are: " + string.Join(", ", all.Select(profile => profile.Name)) + ".",
                Candidates = all.Select(profile => profile.Name).ToList(),
                TargetObject = name,
            };
    }

    /// <summary>Keeps a profile; one of the same name is replaced.</summary>
    public static void Write(PimProfile profile) => File.Change(document =>
    {
        Forget(document, profile.Name);
        document.Profiles!.Add(profile.Name, ProfileItem.From(profile));
    });

    /// <summary>Forgets a profile.</summary>
    public static void Remove(PimProfile profile) => File.Change(document => Forget(document, profile.Name));

    /// <inheritdoc />
    protected override string? Describe(ProfileDocument document) =>
        document is { Version: ProfileDocument.CurrentVersion, Profiles: not null } && document.Profiles.Values.All(profile => profile is not null)
            ? null
            : "it needs \"version\": 1 and \"profiles\", and nothing in them may be null";

    private static void Forget(ProfileDocument document, string name)
    {
        foreach (var kept in document.Profiles!.Keys.Where(kept => IsCalled(kept, name)).ToList())
        {
            document.Profiles.Remove(kept);
        }
    }

    private static bool IsCalled(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
