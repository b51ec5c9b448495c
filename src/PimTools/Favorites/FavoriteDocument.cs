using System.Collections.Generic;
using System.Runtime.Serialization;

namespace PimTools.Favorites;

/// <summary>The file as a whole: favourites by tenant and name.</summary>
[DataContract]
internal sealed class FavoriteDocument
{
    public const int CurrentVersion = 1;

    [DataMember(Name = "version", IsRequired = true, Order = 0)]
    public int Version { get; set; }

    [DataMember(Name = "tenants", IsRequired = true, Order = 1)]
    public Dictionary<string, Dictionary<string, List<FavoriteItem>>>? Tenants { get; set; }
}
