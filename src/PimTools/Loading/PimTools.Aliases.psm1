# The short names of PimTools. A name that another module or the user's profile has taken stays theirs.
$aliases = [ordered]@{
    'pim'             = 'Request-PimRoleActivation'
    'unpim'           = 'Stop-PimRoleActivation'
    'Enable-PimRole'  = 'Request-PimRoleActivation'
    'Disable-PimRole' = 'Stop-PimRoleActivation'
}
$ours = foreach ($name in $aliases.Keys) {
    $taken = Get-Item "Alias:$name", "Function:$name" -ErrorAction Ignore | Where-Object Definition -NE $aliases[$name] | Select-Object -First 1
    if ($taken) {
        Write-Verbose "'$name' is $(if ($taken.Source) { "of the module $($taken.Source)" } else { 'defined already' }) and stays so. Use $($aliases[$name])."
    }
    else {
        Set-Alias $name $aliases[$name]
        $name
    }
}
Export-ModuleMember -Alias $ours
