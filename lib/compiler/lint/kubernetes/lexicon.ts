/** Names of the Kubernetes API and of what surrounds it, that are easily misspelt. */
export const LEXICON: readonly string[] = `
  Kubernetes kubectl kubelet kubeadm minikube containerd etcd CoreDNS namespace namespaces
  Deployment DaemonSet StatefulSet ReplicaSet ReplicationController CronJob ConfigMap Secret Service Ingress
  EndpointSlice Endpoints ServiceAccount PersistentVolume PersistentVolumeClaim StorageClass NetworkPolicy LimitRange
  ResourceQuota HorizontalPodAutoscaler PodDisruptionBudget PriorityClass RuntimeClass ClusterRole ClusterRoleBinding
  RoleBinding CustomResourceDefinition NodePort LoadBalancer ExternalName ClusterIP ClientIP
  apiVersion metadata containers initContainers restartPolicy livenessProbe readinessProbe startupProbe httpGet tcpSocket
  initialDelaySeconds periodSeconds timeoutSeconds failureThreshold successThreshold matchLabels matchExpressions
  DoesNotExist NotIn nodeSelector nodeAffinity podAffinity podAntiAffinity tolerations topologySpreadConstraints
  volumeMounts volumeClaimTemplates persistentVolumeClaim persistentVolumeReclaimPolicy storageClassName accessModes
  ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod emptyDir hostPath downwardAPI configMapKeyRef secretKeyRef
  valueFrom fieldRef resourceFieldRef maxSurge maxUnavailable minReadySeconds progressDeadlineSeconds
  revisionHistoryLimit backoffLimit activeDeadlineSeconds startingDeadlineSeconds ttlSecondsAfterFinished
  concurrencyPolicy podManagementPolicy serviceName sessionAffinity targetPort externalTrafficPolicy imagePullPolicy
  IfNotPresent serviceAccountName terminationGracePeriodSeconds shareProcessNamespace enableServiceLinks
  RollingUpdate Recreate OrderedReady Parallel ImagePullBackOff CrashLoopBackOff OOMKilled
`
  .trim()
  .split(/\s+/);
