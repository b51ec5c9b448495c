namespace PimTools.Anomalies;

/// <summary>The things that a rule can be about.</summary>
internal enum AnomalySubject
{
    /// <summary>Each request, and each assignment outside of PIM.</summary>
    Activities,

    /// <summary>Each record of the log that tells of no request: changed settings, alerts that were switched off.</summary>
    Changes,
}
