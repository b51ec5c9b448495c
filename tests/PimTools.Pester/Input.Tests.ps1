# Whatever is given to a parameter and is no value of it is an error of this module, in words and with a stable id. Every parameter of every
# cmdlet is given what it cannot take; what each of them says is left in out/input-errors.tsv.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $commands = Get-Command -Module PimTools -CommandType Cmdlet | ForEach-Object { @{ name = $_.Name } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $null = Connect-Pim -Emulator -As dana -Reset
    $setting = Get-PimRoleSetting 'Teams Reader'
    Set-Content "$TestDrive/pim.yaml" 'version: 1'
    $plan = New-PimPlan "$TestDrive/pim.yaml"
    $codes = [enum]::GetNames([PimTools.PimErrorCode])
    $common = [Management.Automation.Cmdlet]::CommonParameters + [Management.Automation.Cmdlet]::OptionalCommonParameters
    $told = [Collections.Generic.List[object]]::new()

    # A value that the parameter takes, for those that are needed beside the one that is looked at.
    function Get-Good($Parameter) {
        switch ($Parameter.ParameterType.Name.TrimEnd('[', ']')) {
            'SwitchParameter' { $true }
            'PSCredential' { [pscredential]::new('x', [securestring]::new()) }
            'SecureString' { [securestring]::new() }
            'X509Certificate2' { [Security.Cryptography.X509Certificates.X509Certificate2]::new() }
            'PimRoleSetting' { $setting }
            'PimPlan' { $plan }
            'PSObject' { [pscustomobject] @{ Role = 'x' } }
            default { 'x' }
        }
    }

    function Get-Bad($Parameter) {
        $type = $Parameter.ParameterType
        $plain = [Nullable]::GetUnderlyingType($type)
        if (-not $plain) { $plain = if ($type.IsArray) { $type.GetElementType() } else { $type } }
        if ($plain -in [PSObject], [object] -or $plain.Name -eq 'PimRoleSetting') { return }
        if ($plain -ne [switch] -and -not $type.IsArray -and -not $plain.IsDefined([FlagsAttribute], $false)) { , @('a', 'b') }
        if ($plain.Name -notin 'String', 'PimIdentity', 'Uri', 'SecureString', 'PSCredential', 'X509Certificate2') { 'Nonsense' }
        if ($plain.Name -in 'SecureString', 'PSCredential', 'X509Certificate2') { 3 }
        if ($plain -ne [switch]) { , $null }
        if ($plain.Name -in 'String', 'PimIdentity' -and -not ($Parameter.Attributes | Where-Object { $_ -is [AllowEmptyString] })) { '' }
    }

    function Invoke-Wrong($Command, $Parameter, $Set, $Value) {
        $arguments = @{ $Parameter.Name = $Value }
        foreach ($other in $Set.Parameters | Where-Object { $_.IsMandatory -and $_.Name -ne $Parameter.Name }) { $arguments[$other.Name] = Get-Good $other }
        if ($Command.Parameters.ContainsKey('WhatIf')) { $arguments.WhatIf = $true }
        try { $null = & $Command @arguments -ErrorAction Stop -WarningAction Ignore; $null } catch { $_ }
    }
}

AfterAll {
    $told | Sort-Object Command, Parameter, Given | Export-Csv "$PSScriptRoot/../../out/input-errors.tsv" -Delimiter "`t" -NoTypeInformation
    $null = Disconnect-Pim -All
}

Describe 'What <name> cannot take' -ForEach $commands {
    It 'is told by this module, for each of its parameters' {
        $command = Get-Command $name
        $wrong = foreach ($set in $command.ParameterSets) {
            foreach ($parameter in $set.Parameters | Where-Object Name -NotIn $common) {
                foreach ($value in Get-Bad $parameter) {
                    $failure = Invoke-Wrong $command $parameter $set $value
                    $id = "$($failure.FullyQualifiedErrorId)"
                    $shown = if ($null -eq $value) { '$null' } elseif ($value -is [array]) { 'a list' } else { "'$value'" }
                    $told.Add([pscustomobject] @{ Command = $name; Parameter = $parameter.Name; Given = $shown; Id = $id; Message = "$failure" })
                    if (($id -split ',')[0] -notin $codes) { "-$($parameter.Name) $shown ($($set.Name)): $(if ($id) { $id } else { 'no error' }) $failure" }
                }
            }
        }

        $wrong | Select-Object -Unique | Out-String | Should -BeNullOrEmpty
    }
}

Describe 'An input that is no value of the parameter' {
    It '<what> is told as <like>' -ForEach @(
        @{ what = 'a text for yes or no'; script = { Set-PimRoleSetting 'Reports Reader' -RequiresApproval true }; like = "*-RequiresApproval: 'true' is neither `$true nor `$false*" }
        @{ what = 'an unknown kind'; script = { Get-PimRole -Kind Intune }; like = "*-Kind: 'Intune' is none of EntraRole, Group, AzureRole*" }
        @{ what = 'an unknown requirement'; script = { Set-PimRoleSetting 'Reports Reader' -ActivationRequires Mfa, Password }; like = '*is none of *Mfa*Justification*' }
        @{ what = 'a wrong key of a notification'; script = { Set-PimRoleSetting 'Reports Reader' -Notification @{ Evnt = 'Activation' } }; like = "*-Notification: 'Evnt' is none of *Event*Recipients*" }
        @{ what = 'a wrong word of a notification'; script = { Set-PimRoleSetting 'Reports Reader' -Notification @{ Event = 'Tomorrow'; To = 'Administrator' } }; like = "*Event: 'Tomorrow' is none of *Activation*" }
        @{ what = 'several reasons'; script = { Request-PimRoleActivation 'Reports Reader' -Justification a, b }; like = '*-Justification: One is taken here, and 2 were given*' }
        @{ what = 'a number without a unit'; script = { Request-PimRoleActivation 'Reports Reader' -Duration 8 }; like = "*-Duration: '8' is not a duration*" }
        @{ what = 'a duration beside -Permanent'; script = { New-PimAssignment 'Teams Reader' ada@contoso.com -Duration 8h -Permanent -Justification x }; like = '*-Duration*-Permanent*' }
    ) {
        $failure = try { & $script } catch { $_ }
        ($failure.FullyQualifiedErrorId -split ',')[0] | Should -BeIn $codes
        "$failure" | Should -BeLike $like
    }

    It 'is told of the row that has it, and the other rows go on' {
        $rows = [pscustomobject] @{ Role = 'Teams Reader'; Principal = 'ada@contoso.com'; Type = 'Forever' }, [pscustomobject] @{ Role = 'Teams Reader'; Principal = 'ada@contoso.com'; Type = 'Eligible' }
        $made = $rows | New-PimAssignment -Duration 30d -Justification x -ErrorVariable failures -ErrorAction SilentlyContinue
        $made | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -Be 'InvalidParameter,PimTools.Commands.NewPimAssignmentCommand'
    }
}
