using System.Collections.Generic;
using System.Runtime.Serialization;

namespace PimTools.Profiles;

/// <summary>The file as a whole: profiles by name.</summary>
[DataContract]
internal sealed class ProfileDocument
{
    public const int CurrentVersion = 1;

    [DataMember(Name = "version", IsRequired = true, Order = 0)]
    public int Version { get; set; }

    [DataMember(Name = "profiles", IsRequired = true, Order = 1)]
    public Dictionary<string, ProfileItem>? Profiles { get; set; }
}
