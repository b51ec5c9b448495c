using System.Collections.Generic;
using System.Runtime.Serialization;

namespace PimTools.Exports;

/// <summary>The document of a bookmark's file. Times are ISO 8601, UTC.</summary>
[DataContract]
internal sealed class BookmarkDocument
{
    [DataMember(Name = "tenantId", Order = 0)]
    public string? TenantId { get; set; }

    [DataMember(Name = "destination", Order = 1)]
    public string? Destination { get; set; }

    [DataMember(Name = "format", Order = 2)]
    public string? Format { get; set; }

    [DataMember(Name = "since", Order = 3)]
    public string? Since { get; set; }

    [DataMember(Name = "until", Order = 4)]
    public string? Until { get; set; }

    [DataMember(Name = "length", Order = 5)]
    public long Length { get; set; }

    [DataMember(Name = "pending", Order = 6)]
    public int Pending { get; set; }

    [DataMember(Name = "recent", Order = 7)]
    public Dictionary<string, string>? Recent { get; set; }
}
