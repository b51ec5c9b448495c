BeforeDiscovery {
    # Each runs with the least permissions that the table names for the cmdlet and kind, and with nothing else.
    $cases = @(
        @{ cmdlet = 'Get-PimRole'; kind = 'EntraRole'; as = 'ada'; script = { Get-PimRole -Kind EntraRole } }
        @{ cmdlet = 'Get-PimRole'; kind = 'Group'; as = 'ada'; script = { Get-PimRole -Kind Group } }
        @{ cmdlet = 'Get-PimScope'; kind = 'EntraRole'; as = 'ada'; script = { Get-PimScope -Kind EntraRole } }
        @{ cmdlet = 'Get-PimScope'; kind = 'Group'; as = 'ada'; script = { Get-PimScope -Kind Group } }
        @{ cmdlet = 'Get-PimAssignment'; kind = 'EntraRole'; as = 'dana'; script = { Get-PimAssignment -Kind EntraRole } }
        @{ cmdlet = 'Get-PimRequest'; kind = 'EntraRole'; as = 'dana'; script = { Get-PimRequest -Kind EntraRole } }
        @{ cmdlet = 'Wait-PimRequest'; kind = 'EntraRole'; as = 'dana'; unused = 'RoleEligibilitySchedule.ReadWrite.Directory', 'RoleAssignmentSchedule.ReadWrite.Directory'; script = { Get-PimRequest -Kind EntraRole | Select-Object -First 1 | Wait-PimRequest -Timeout 1s } }
        @{ cmdlet = 'Get-PimAuditLog'; kind = 'EntraRole'; as = 'emil'; script = { Get-PimAuditLog } }
        @{ cmdlet = 'Get-PimRoleSetting'; kind = 'EntraRole'; as = 'dana'; script = { Get-PimRoleSetting 'User Administrator' -Kind EntraRole } }
        @{ cmdlet = 'Set-PimRoleSetting'; kind = 'EntraRole'; as = 'dana'; script = { Set-PimRoleSetting 'Teams Reader' -MaximumActivationDuration 3h -PassThru } }
        @{ cmdlet = 'New-PimAssignment'; kind = 'EntraRole'; as = 'dana'; unused = 'RoleAssignmentSchedule.ReadWrite.Directory'; script = { New-PimAssignment 'Teams Reader' ben@contoso.com -Type Eligible -Duration 30d -PassThru } }
        @{ cmdlet = 'Set-PimAssignment'; kind = 'EntraRole'; as = 'dana'; unused = 'RoleAssignmentSchedule.ReadWrite.Directory'; script = { Set-PimAssignment 'Teams Reader' ben@contoso.com -Duration 20d -PassThru -Confirm:$false } }
        @{ cmdlet = 'Remove-PimAssignment'; kind = 'EntraRole'; as = 'dana'; unused = 'RoleAssignmentSchedule.Remove.Directory'; script = { Remove-PimAssignment 'Intune Administrator' ben@contoso.com -Type Eligible -Confirm:$false } }
        @{ cmdlet = 'Request-PimRoleActivation'; kind = 'EntraRole'; as = 'ada'; script = { Request-PimRoleActivation 'User Administrator' -Kind EntraRole -Justification 'Pester' } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"
    $emulatorHost = Start-EmulatorHost

    function Connect-WithScopes([string] $User, [string[]] $Scopes) {
        $token = Get-EmulatorToken $emulatorHost "user=$User&scopes=$($Scopes -join ',')"
        Connect-Pim -AccessToken (ConvertTo-SecureString $token -AsPlainText -Force) -GraphEndpoint $emulatorHost.Address -Name $User
    }

    function Get-Check([string] $Cmdlet, [string] $Kind) {
        Get-PimContext -Permission -Cmdlet $Cmdlet | Where-Object Kind -eq $Kind
    }

    function Invoke-Case([scriptblock] $Script) {
        $Error.Clear()
        $ErrorActionPreference = 'SilentlyContinue'
        & $Script 3>$null
    }
}

AfterAll {
    Stop-EmulatorHost $emulatorHost
    $null = Disconnect-Pim -All
}

Describe 'The least permissions' {
    It 'are missed where the check calls them missing: <cmdlet> with <kind>' -ForEach $cases {
        $null = Connect-WithScopes $as 'User.Read'
        $needs = (Get-Check $cmdlet $kind).NotGranted
        foreach ($left in $needs | Where-Object { $_ -notin $unused }) {
            $null = Connect-WithScopes $as (@('User.Read') + ($needs -ne $left))

            # What is left may include it.
            $check = Get-Check $cmdlet $kind
            if ($check.State -eq 'Granted') { continue }

            $check.NotGranted | Should -Be $left
            $null = Invoke-Case $script
            $Error.FullyQualifiedErrorId | Should -BeLike 'PermissionMissing,*' -Because "$left was not granted"
        }
    }

    It 'are enough for <cmdlet> with <kind>' -ForEach $cases {
        $null = Connect-WithScopes $as 'User.Read'
        $needs = (Get-Check $cmdlet $kind).NotGranted
        $null = Connect-WithScopes $as $needs

        (Get-Check $cmdlet $kind).State | Should -Be 'Granted'
        $null = Invoke-Case $script
        $Error | Should -BeNullOrEmpty
    }
}
